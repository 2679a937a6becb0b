import { z } from 'zod';
import { members } from '../../user-files/members.ts';
import { duration } from './duration.ts';

const text = z.string('a text').min(1, 'a text');
const object = (what: string) => z.record(z.string(), z.unknown(), what);
const qos = z.union([z.literal(0), z.literal(1)], '0 or 1');

/** How a request for properties may be sent. */
const manner = {
  key: text.optional(),
  qos: qos.optional(),
  /** The sub-device that is meant. */
  objectDeviceId: text.optional(),
};

/** One service, or a list of them. */
const properties = members({ serviceId: text, properties: object('an object of properties') });

const event = members({
  /** Such as `$time_sync`. */
  serviceId: text,
  eventType: text,
  paras: object('an object of parameters').default({}),
  eventTime: text.optional(),
  eventId: text.optional(),
});

/** What a script can do to devices of generation 2. @param answer what is expected of an answer */
export function secondActions<T extends z.ZodType>(answer: T) {
  return {
    /** Sets properties, by service. */
    set: members({
      services: z.array(properties, 'a list of services'),
      ...manner,
      expect: answer.optional(),
    }).optional(),
    /** Asks for the properties of a service, or of all. */
    get: members({ serviceId: text.optional(), ...manner, expect: answer.optional() }).optional(),
    /** Something that wants no answer. */
    message: members({
      content: z.string('a text'),
      form: z.enum(['standard', 'raw'], '"standard" or "raw"').optional(),
      messageId: text.optional(),
      name: text.optional(),
      /** What stands behind `user/`. */
      topic: text.optional(),
      fullTopic: text.optional(),
      objectDeviceId: text.optional(),
      qos: qos.optional(),
      /** How long it waits for a device that is off line. */
      ttl: duration.optional(),
    }).optional(),
    /** Events of the platform's own services. */
    event: members({
      services: z.array(event, 'a list of events').min(1, 'one to three events').max(3, 'one to three events'),
      objectDeviceId: text.optional(),
      qos: qos.optional(),
    }).optional(),
    /** Says what properties should be. */
    desire: members({ services: z.array(properties, 'a list of services') }).optional(),
  };
}
