import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Device } from '../registry/device.ts';
import { deviceIdPath, known, path } from './device-operations.ts';
import { type AdminCaller, operation } from './operation.ts';

/** Tells one life of the process from another: the journal's numbers begin again. */
const life = randomUUID();
/** Of the latest value of a report, in characters. */
const longestReport = 300;

const deviceRow = z
  .object({
    deviceId: z.string(),
    nodeId: z.string(),
    productId: z.string(),
    online: z.boolean(),
    listens: z.boolean().describe('On line, and subscribed to its command topic.'),
    activated: z.boolean().describe('Has it ever been on line?'),
    frozen: z.boolean(),
    lastReport: z
      .object({
        seq: z.int().describe('Its entry in the journal.'),
        time: z.string().describe('In ISO 8601.'),
        text: z.string().optional().describe('What it said, cut; absent when the journal has forgotten it.'),
      })
      .optional(),
    broken: z.object({ rules: z.int(), count: z.int().describe('How often, all together.') }),
  })
  .meta({ id: 'DeviceRow' });

export const overviewReply = z
  .object({
    life: z.string().describe('Another one after each start of the process: numbers of the journal begin again.'),
    now: z.number().describe("The platform's time, milliseconds since the epoch."),
    devices: z.int().describe('How many are registered.'),
    online: z.int(),
    matching: z.int().describe('How many were asked for, before `most`.'),
    judged: z.boolean().describe('Are rules judged live?'),
    brokenVersion: z.int().describe('Grows whenever a rule is broken, or what was broken is taken back.'),
    faults: z.boolean().describe('Is any fault on?'),
    requests: z
      .boolean()
      .describe('Can properties be set and asked for, and messages be sent, as generation 2 has it?'),
    rows: z.array(deviceRow).describe('Without secrets. First who breaks rules, then who is on line.'),
  })
  .meta({ id: 'Overview' });

const overview = operation({
  method: 'get',
  path: '/__admin/overview',
  tag: 'Overview',
  summary: 'The state of devices, with their last report and how many rules they break',
  query: z.object({
    find: z.string().max(256).optional().describe('Only devices whose ids contain this, whatever the case.'),
    most: z.coerce.number().pipe(z.int().min(1).max(500)).optional().describe('Default: 100.'),
  }),
  replies: { 200: { description: 'As it is now.', schema: overviewReply } },
  handle: ({ query: { find = '', most = 100 } }, caller) => {
    const { platform, faults, beside } = caller;
    const { registry, broker, clock, generation } = platform;
    const broken = brokenByDevice(caller);
    const wanted = find.toLowerCase();
    const matches = ({ deviceId, nodeId }: Device) =>
      deviceId.toLowerCase().includes(wanted) || nodeId.toLowerCase().includes(wanted);
    const all = registry.devices;
    const matching = wanted === '' ? all : all.filter(matches);
    const ranks: Device[][] = [[], [], []];
    for (const device of matching) {
      const rank = broken.has(device.deviceId) ? 0 : broker.sessionOf(device.deviceId) ? 1 : 2;
      ranks[rank]?.push(device);
    }
    const body = {
      ...{ life, now: clock.now(), devices: all.length, online: broker.sessions.length, matching: matching.length },
      ...{ judged: beside.broken !== undefined, brokenVersion: beside.broken?.version ?? 0 },
      ...{ faults: Object.keys(faults.settings).length > 0, requests: generation.setOf !== undefined },
      rows: ranks
        .flat()
        .slice(0, most)
        .map((device) => rowOf(device, caller, broken.get(device.deviceId))),
    };
    return { status: 200, body };
  },
});

const brokenRule = z
  .object({
    who: z.string().describe('The deviceId, or how a stranger calls itself.'),
    deviceId: z.string().optional().describe('Of a registered device.'),
    rule: z.string(),
    level: z.string(),
    count: z.int().describe('0 when all was taken back.'),
    version: z.int(),
    latest: z
      .object({
        message: z.string(),
        expected: z.string(),
        actual: z.string(),
        nearMiss: z.string().optional(),
        evidence: z.array(z.int()).describe("Numbers of the journal's entries that show it, the offending one last."),
      })
      .optional(),
  })
  .meta({ id: 'BrokenRule' });

export const brokenReply = z
  .object({
    version: z.int().describe('To ask with next time.'),
    rules: z.array(brokenRule),
  })
  .meta({ id: 'BrokenRules' });

/** So many changes are told at a time. */
const mostBroken = 500;

const brokenRules = operation({
  method: 'get',
  path: '/__admin/broken-rules',
  tag: 'Overview',
  summary: 'The rules that devices break, as they are judged live, each with its latest time',
  query: z.object({
    after: z.coerce.number().pipe(z.int().min(0)).optional().describe('Only what has changed since this version.'),
  }),
  replies: { 200: { description: 'The latest change last, 500 at most.', schema: brokenReply } },
  handle: ({ query: { after = 0 } }, { beside: { broken }, platform: { secrets } }) => {
    const changed = [...(broken?.all() ?? [])].filter(({ version }) => version > after);
    changed.sort((one, other) => one.version - other.version);
    return {
      status: 200,
      body: { version: broken?.version ?? 0, rules: secrets.coverAll(changed.slice(-mostBroken)) },
    };
  },
});

export const loginReply = z
  .object({
    deviceId: z.string(),
    secret: z.string(),
    clientId: z.string().optional(),
    username: z.string().optional(),
    password: z.string().optional(),
    host: z.string(),
    ports: z.record(z.string(), z.int()).describe('By transport.'),
    caFile: z.string(),
  })
  .meta({ id: 'DeviceLogin' });

const login = operation({
  method: 'post',
  path: `${path}/{deviceId}/login`,
  tag: 'Devices',
  summary: 'Ask for the secret of a device, and for what it logs in with at this time',
  description: 'It changes nothing. It wants the header all the same, as no page of another origin is to see a secret.',
  params: deviceIdPath,
  replies: {
    200: { description: 'The three texts of a CONNECT, where the generation can tell them.', schema: loginReply },
  },
  handle: ({ params }, { platform, beside }) => {
    const device = known(params.deviceId, platform);
    const { host, ports, caFile, clock } = platform;
    const texts = beside.loginOf?.(device, clock.now());
    const { deviceId, secret } = device;
    return { status: 200, body: { deviceId, secret, ...texts, host, ports, caFile } };
  },
});

const valueType = {
  dataType: z.string(),
  required: z.boolean(),
  min: z.number().optional(),
  max: z.number().optional(),
  step: z.number().optional(),
  maxLength: z.number().optional(),
  enumList: z.array(z.string()).optional(),
  unit: z.string().optional(),
};
const parameter = z.object({ paraName: z.string(), ...valueType }).meta({ id: 'ModelParameter' });

export const productView = z
  .object({
    productId: z.string(),
    services: z.array(
      z.object({
        serviceId: z.string(),
        properties: z.array(z.object({ propertyName: z.string(), method: z.string(), ...valueType })),
        commands: z.array(z.object({ commandName: z.string(), paras: z.array(parameter) })),
      }),
    ),
  })
  .meta({ id: 'AdminProduct' });

const products = operation({
  method: 'get',
  path: '/__admin/products',
  tag: 'Overview',
  summary: 'The products, with what their models say of properties and commands',
  replies: { 200: { description: 'In the order in which they were registered.', schema: z.array(productView) } },
  handle: (_, { platform: { registry } }) => ({
    status: 200,
    // The schema leaves out what it does not name.
    body: registry.products.map(({ productId, model }) => productView.parse({ productId, services: model.services })),
  }),
});

export const reportView = z
  .object({
    folder: z.string(),
    time: z.string().describe('When it was written, in ISO 8601.'),
    verdict: z.string(),
    generation: z.int(),
    seed: z.int(),
    durationMs: z.number(),
    counts: z.record(z.string(), z.int()).describe('Rules by their verdict.'),
    device: z.array(z.string()).describe("The device's command line."),
    failing: z.array(z.object({ id: z.string(), sentence: z.string() })).describe('The first rules that failed.'),
    command: z.string().describe('A command line that runs the same again.'),
  })
  .meta({ id: 'ConformanceReport' });

const reports = operation({
  method: 'get',
  path: '/__admin/reports',
  tag: 'Overview',
  summary: 'The latest conformance reports in the folder from which the platform was started',
  replies: { 200: { description: 'The latest first.', schema: z.array(reportView) } },
  handle: async (_, { beside }) => ({ status: 200, body: (await beside.reports?.()) ?? [] }),
});

export const overviewOperations = [overview, brokenRules, products, reports, login];

type Row = z.input<typeof deviceRow>;

function brokenByDevice({ beside }: AdminCaller): ReadonlyMap<string, Row['broken']> {
  const byDevice = new Map<string, Row['broken']>();
  for (const { deviceId, count } of beside.broken?.all() ?? []) {
    if (deviceId === undefined || count === 0) continue;
    const before = byDevice.get(deviceId) ?? { rules: 0, count: 0 };
    byDevice.set(deviceId, { rules: before.rules + 1, count: before.count + count });
  }
  return byDevice;
}

function rowOf(device: Device, { platform, lastReports }: AdminCaller, broken: Row['broken'] | undefined): Row {
  const { deviceId, nodeId, productId, activated, frozen } = device;
  const stamp = lastReports.of(deviceId);
  const text = stamp && reportText(stamp.seq, platform);
  return {
    ...{ deviceId, nodeId, productId, activated, frozen },
    online: platform.broker.sessionOf(deviceId) !== undefined,
    listens: platform.listens(deviceId),
    broken: broken ?? { rules: 0, count: 0 },
    ...(stamp && {
      lastReport: {
        seq: stamp.seq,
        time: new Date(stamp.wall).toISOString(),
        ...(text !== undefined && { text }),
      },
    }),
  };
}

function reportText(seq: number, { journal, secrets, generation }: AdminCaller['platform']): string | undefined {
  const entry = journal.entry(seq) as { readonly value?: unknown } | undefined;
  if (!entry) return undefined;
  const services = generation.servicesIn(entry.value);
  return secrets.cover(JSON.stringify(services).slice(0, 4 * longestReport)).slice(0, longestReport);
}
