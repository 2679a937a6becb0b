import type { Generation, TopicClass } from '../generations/generation.ts';
import type { TransportEvent } from '../journal/events.ts';
import type { Recordable } from '../journal/journal.ts';
import type { PublishPacket } from '../wire/packet.ts';
import type { Session } from './session.ts';

export interface BrokerOptions {
  readonly generation: Generation;
  readonly record: (event: Recordable<TransportEvent>) => void;
  /** Bytes that MQTT 3.1.1 forbids: close the connection (MQTT-4.8.0-1), or only record them. */
  readonly onViolation: 'close' | 'record';
  /** A PUBLISH outside the device's own topics: acknowledge and drop it, or close the connection. */
  readonly foreignPublish: 'drop' | 'close';
  /** Called when the CONNACK has left. */
  readonly onOnline?: (session: Session) => void;
  readonly onSessionEnd?: (session: Session) => void;
  /** Called after the SUBACK, or, for a session that the device resumes, when all that waited in it is sent. */
  readonly onSubscribed?: (session: Session) => void;
  readonly onPublish?: (session: Session, packet: PublishPacket, topicClass: TopicClass) => void;
}
