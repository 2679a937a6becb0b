import { z } from 'zod';
import { AdjustableClock } from '../adjustable-clock.ts';
import { AdminError } from './admin-error.ts';
import { eventStream } from './event-stream.ts';
import { faultSettings } from './fault-switch.ts';
import { streamJournal } from './journal-stream.ts';
import { operation } from './operation.ts';
import { lastRefusals, refusal } from './refusals.ts';

const health = operation({
  method: 'get',
  path: '/__admin/health',
  tag: 'State',
  summary: 'Ask whether the process answers',
  replies: { 200: { description: 'It does.', schema: z.object({ status: z.literal('up') }) } },
  handle: () => ({ status: 200, body: { status: 'up' } }),
});

export const readiness = z
  .object({
    ready: z.boolean(),
    host: z.string(),
    ports: z.record(z.string(), z.int()).describe('Of devices, by transport.'),
    caFile: z.string().describe('The CA to trust, as a file on the machine of the platform.'),
    ca: z.string().describe('The same, PEM.'),
    devices: z.int().describe('How many are registered.'),
    online: z.int(),
  })
  .meta({ id: 'Readiness' });

const ready = operation({
  method: 'get',
  path: '/__admin/ready',
  tag: 'State',
  summary: 'Ask where devices connect, and whether they can',
  replies: {
    200: { description: 'Every port is open.', schema: readiness },
    503: { description: 'A port is closed, or turns everybody away.', schema: readiness },
  },
  handle: (_, { platform }) => {
    const { host, ports, caFile, certificates, registry, broker } = platform;
    const isReady = Object.keys(ports).every((transport) => {
      const listener = platform.listener(transport as keyof typeof ports);
      return listener.isOpen && listener.door === 'open';
    });
    const counts = { devices: registry.devices.length, online: broker.sessions.length };
    const body = { ready: isReady, host, ports, caFile, ca: certificates.caPem, ...counts };
    return { status: isReady ? 200 : 503, body };
  },
});

const journal = operation({
  method: 'get',
  path: '/__admin/journal',
  tag: 'State',
  summary: 'Read the journal, and follow it',
  description: 'One entry a line, as JSON. With `follow` the answer goes on until the caller goes away.',
  query: z.object({
    deviceId: z.string().optional().describe('Only what concerns this device, its connections included.'),
    kind: z.string().optional().describe('Only entries of these types, with commas between them.'),
    after: z.coerce.number().pipe(z.int().min(0)).optional().describe('Only entries with a higher number.'),
    follow: z.enum(['true', 'false']).optional(),
  }),
  replies: { 200: { description: 'The entries.', schema: z.string(), mediaType: 'application/x-ndjson' } },
  handle: ({ query: { deviceId, kind = '', after = 0, follow } }, { platform, ended }) => {
    const kinds = kind.split(',').filter((one) => one !== '');
    const stream = streamJournal(platform, { deviceId, kinds, after, follow: follow === 'true' }, ended);
    return { status: 200, body: new Response(stream, { headers: { 'Content-Type': 'application/x-ndjson' } }) };
  },
});

const refusals = operation({
  method: 'get',
  path: '/__admin/refusals',
  tag: 'State',
  summary: 'The last connections that were turned away, with near misses',
  query: z.object({ most: z.coerce.number().pipe(z.int().min(1).max(1000)).optional().describe('Default: 20.') }),
  replies: { 200: { description: 'Newest first.', schema: z.array(refusal) } },
  handle: ({ query: { most = 20 } }, { platform }) => ({ status: 200, body: lastRefusals(platform, most) }),
});

const reset = operation({
  method: 'post',
  path: '/__admin/reset',
  tag: 'State',
  summary: 'Go back to the beginning',
  description:
    'Connections are closed; devices, subscriptions, tokens, data, faults and clock are as they were at start. The journal goes on.',
  replies: { 204: { description: 'Done.' } },
  handle: async (_, caller) => {
    await caller.reset();
    return { status: 204 };
  },
});

const clockState = z
  .object({
    now: z.number().describe('Milliseconds since the epoch.'),
    adjustable: z.boolean(),
  })
  .meta({ id: 'Clock' });

const clock = operation({
  method: 'get',
  path: '/__admin/clock',
  tag: 'Clock',
  summary: "The platform's time",
  replies: { 200: { description: 'The time.', schema: clockState } },
  handle: (_, { platform: { clock } }) => {
    return { status: 200, body: { now: clock.now(), adjustable: clock instanceof AdjustableClock } };
  },
});

const clockChange = z.union([
  z.strictObject({ now: z.int().describe('Milliseconds since the epoch. What waits goes on waiting as before.') }),
  z.strictObject({
    advanceMs: z
      .int()
      .min(0)
      .max(366 * 86_400_000)
      .describe('So long passes at once, and what falls due happens.'),
  }),
]);

const changeClock = operation({
  method: 'put',
  path: '/__admin/clock',
  tag: 'Clock',
  summary: 'Set the clock, or let time pass',
  body: clockChange,
  replies: { 200: { description: 'The new time.', schema: clockState } },
  handle: ({ body }, { platform: { clock } }) => {
    if (!(clock instanceof AdjustableClock)) {
      throw new AdminError(409, "The platform's clock cannot be changed: start it with an AdjustableClock.");
    }
    if ('now' in body) clock.set(body.now);
    else clock.advance(body.advanceMs);
    return { status: 200, body: { now: clock.now(), adjustable: true } };
  },
});

const queryFaults = operation({
  method: 'get',
  path: '/__admin/faults',
  tag: 'Faults',
  summary: 'The faults that are on',
  replies: { 200: { description: 'Empty when there are none.', schema: faultSettings } },
  handle: (_, { faults }) => ({ status: 200, body: faults.settings }),
});

const setFaults = operation({
  method: 'put',
  path: '/__admin/faults',
  tag: 'Faults',
  summary: 'Switch faults on, in the place of those that are on',
  body: faultSettings,
  replies: { 200: { description: 'They are on.', schema: faultSettings } },
  handle: ({ body }, { faults }) => {
    faults.set(body);
    return { status: 200, body: faults.settings };
  },
});

const clearFaults = operation({
  method: 'delete',
  path: '/__admin/faults',
  tag: 'Faults',
  summary: 'Switch all faults off',
  replies: { 204: { description: 'They are off.' } },
  handle: (_, { faults }) => {
    faults.clear();
    return { status: 204 };
  },
});

export const stateOperations = [
  ...[health, ready, journal, eventStream, refusals, reset],
  ...[clock, changeClock, queryFaults, setFaults, clearFaults],
];
