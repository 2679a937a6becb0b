import { describe, expect, test } from 'vitest';
import { createReferenceDevice } from '../../../fixtures/devices/reference-device.ts';
import type { ConfigurationFile } from '../../configuration/configuration.ts';
import { settingsInline } from '../../configuration/settings-inline.ts';
import { usualModel } from '../../configuration/usual-model.ts';
import type { DeviceModule } from '../../device/device.ts';
import { moduleDevice } from '../../device/module-device.ts';
import { prepareRun } from '../prepare-run.ts';
import { formatReplayToken } from '../replay-token.ts';
import { smallDevice } from './testing.ts';

const tcp = { transport: 'mqtt' } as const;

/** What a run of a device would be prepared as. */
async function prepared(device: DeviceModule, settings: Omit<ConfigurationFile, 'device'> = {}, token?: string) {
  const content = { capabilities: tcp, ...settings };
  const configuration = settingsInline(content, 'the test', [], 'module');
  const { startMs } = configuration.timeouts;
  const run = await prepareRun(configuration, { device: moduleDevice(device, { startMs, stopGraceMs: 3000 }), token });
  return { ...run, generation: run.playbook.generation, ids: run.rules.map(({ id }) => id.slice(0, 2)) };
}

const quick = { startMs: 1500, answerMs: 1500 };

describe('which generation a device speaks is decided by what it does', () => {
  test('the reference device, told nothing, speaks the first', async () => {
    const { generation, since, ids } = await prepared(createReferenceDevice());
    expect([generation, since]).toEqual([1, 'it subscribes to /huawei/v1/devices/conformance-device/command/json']);
    expect(new Set(ids)).toEqual(new Set(['V1', 'MQ']));
  });

  test('the seconds of its run count from before that', async () => {
    const before = performance.now();
    const configuration = settingsInline({ capabilities: tcp }, 'the test', [], 'module');
    const device = moduleDevice(createReferenceDevice(), { startMs: 1500, stopGraceMs: 3000 });
    let startedAt = 0;
    const watched = {
      ...device,
      start: (...given: Parameters<typeof device.start>) => {
        startedAt = performance.now();
        return device.start(...given);
      },
    };
    const { began = 0 } = await prepareRun(configuration, { device: watched });
    expect([before <= began, began <= startedAt]).toEqual([true, true]);
  });

  test('the same with topics of the second is judged by its rules, with its product model', async () => {
    const { generation, since, ids, modelFolder } = await prepared(createReferenceDevice({ generation: 2 }));
    expect([generation, since]).toEqual([2, expect.stringMatching(/^it (publishes on|subscribes to) \$oc\/devices\//)]);
    expect(new Set(ids)).toEqual(new Set(['V2', 'MQ']));
    expect(modelFolder).toMatch(/street-lamp-v5\/product\.json$/);
  });

  test('a log-in by nodeId shows it before any topic does', async () => {
    const device = createReferenceDevice({ generation: 1, login: 'node-id' });
    const { generation, since } = await prepared(device);
    expect([generation, since]).toEqual([1, 'it logs in as only devices of generation 1 do']);
  });

  test('topics of both are the second', async () => {
    const { module } = smallDevice({
      async does(client, { deviceId }) {
        await client.subscribeAsync(`/huawei/v1/devices/${deviceId}/command/json`);
        await client.subscribeAsync(`$oc/devices/${deviceId}/sys/commands/#`);
      },
    });
    expect(await prepared(module, { timeouts: quick })).toMatchObject({
      generation: 2,
      since: 'it subscribes to $oc/devices/conformance-device/sys/commands/#',
    });
  });

  test('topics of the first beside a product file of the second are the first, with what to do if they are the mistake', async () => {
    const topic = '/huawei/v1/devices/conformance-device/data/json';
    const reports = () => smallDevice({ does: (client) => client.publishAsync(topic, '{}') }).module;
    const [described, undescribed] = await Promise.all([
      prepared(reports(), { timeouts: quick, productModel: usualModel(2) }),
      prepared(reports(), { timeouts: quick }),
    ]);
    expect(undescribed).toMatchObject({ generation: 1, since: `it publishes on ${topic}` });
    expect(described).toMatchObject({
      generation: 1,
      since: `it publishes on ${topic}, though its product file is of generation 2 (if it is to speak that: --generation 2)`,
    });
  });

  test('a misspelt topic shows it, too', async () => {
    const { module } = smallDevice({
      does: (client, { deviceId }) => client.publishAsync(`/OC/devices/${deviceId}/sys/properties/report`, '{}'),
    });
    expect(await prepared(module, { timeouts: quick })).toMatchObject({ generation: 2, since: expect.any(String) });
  });

  test('one that uses no topic is asked, and its answer shows it', async () => {
    const { module } = smallDevice({ answers: ['commands'] });
    const { generation, since } = await prepared(module, { timeouts: quick });
    expect([generation, since]).toEqual([
      2,
      expect.stringMatching(/^it publishes on \$oc\/devices\/conformance-device\/sys\/commands\/response\/request_id=/),
    ]);
  });

  test.each([
    ['never connects', async () => ({ stop: async () => {} })],
    ['says nothing', smallDevice().module],
    ['cannot be started', () => Promise.reject(new Error('no battery'))],
  ])('where a device %s, it is the usual one', async (_, device) => {
    expect(await prepared(device, { timeouts: { ...quick, startMs: 1000 } })).toMatchObject({
      generation: 2,
      since: 'it did not show which one it speaks, and this is the usual one',
    });
  });

  test('one that had all of its time, and opened no connection, is not waited for as long again', async () => {
    const timeouts = { ...quick, startMs: 1000 };
    const never = await prepared(async () => ({ stop: async () => {} }), { timeouts });
    expect(never.learnt?.isInVain('startMs')).toBe(true);
    expect((await prepared(smallDevice().module, { timeouts })).learnt).toBeUndefined();
    const broken = () => Promise.reject(new Error('no battery'));
    expect((await prepared(broken, { timeouts })).learnt).toBeUndefined();
  });

  test('the run need not see again that a log-in is refused each time', async () => {
    const { module } = smallDevice({ secret: 'of another device', tries: 2 });
    const { learnt } = await prepared(module, { timeouts: { ...quick, startMs: 20_000 } });
    expect(learnt?.refusedForGood).toEqual([expect.stringContaining('conformance-device_0_')]);
    expect(learnt?.isInVain('startMs')).toBe(false);
  });

  test('a run that was stopped looks no longer', async () => {
    const configuration = settingsInline({ capabilities: tcp }, 'the test', [], 'module');
    const device = moduleDevice(async () => ({ stop: async () => {} }), { startMs: 60_000, stopGraceMs: 3000 });
    const { playbook } = await prepareRun(configuration, { device, stop: AbortSignal.timeout(300) });
    expect(playbook.generation).toBe(2);
  });
});

describe('a device is not started', () => {
  const declared = { ...tcp, propertiesSet: true, propertiesGet: true };

  test.each<[string, Omit<ConfigurationFile, 'device'>, number, string | undefined]>([
    ['the generation is set', { generation: 1 }, 1, undefined],
    ['a rule of one is named', { rule: ['v2-cmd-01'], capabilities: declared }, 2, 'what was asked for belongs to it'],
    ['an area of one is named', { area: ['V1-CMD'] }, 1, 'what was asked for belongs to it'],
    ['a scenario of one is named', { scenario: ['binary'] }, 1, 'what was asked for belongs to it'],
    ['it registers itself', { registration: true }, 1, 'only that has registration'],
    [
      'it logs in by nodeId',
      { capabilities: { ...tcp, authentication: 'node-id' } },
      1,
      'only that has capabilities.authentication: node-id',
    ],
  ])('where %s', async (_, settings, generation, since) => {
    const { module, connections } = smallDevice();
    const run = await prepared(module, settings);
    expect([run.generation, run.since, connections.length]).toEqual([generation, since, 0]);
  });

  test('where a replay says it', async () => {
    const { module, connections } = smallDevice();
    const token = formatReplayToken({ scenario: 'connect', generation: 2, seed: 1 });
    const run = await prepared(module, {}, token);
    expect([run.generation, run.since, connections.length]).toEqual([2, 'the replay is of it', 0]);
    const earlier = formatReplayToken({ scenario: 'connect', seed: 1 });
    expect(await prepared(module, {}, earlier)).toMatchObject({ generation: 1 });
  });

  test('and a replay of another generation than the one that is set is refused', async () => {
    const token = formatReplayToken({ scenario: 'connect', generation: 2, seed: 1 });
    await expect(prepared(smallDevice().module, { generation: 1 }, token)).rejects.toThrow(
      'The replay is of a device of generation 2, and generation is 1: expected the one of the replay. Leave generation out, or set it to 2.',
    );
  });

  test('the reference device is judged in the usual one', async () => {
    const configuration = settingsInline({ device: { reference: true } }, 'the test', []);
    expect(await prepareRun(configuration)).toMatchObject({
      playbook: { generation: 2 },
      since: 'the reference device speaks every one',
    });
  });
});

describe('what a device of generation 2 takes is found out where it is not declared', () => {
  const all = ['commands', 'properties/set', 'properties/get'];
  const report = {
    does: (client: { publish(topic: string, text: string): unknown }, { deviceId }: { deviceId: string }) => {
      client.publish(`$oc/devices/${deviceId}/sys/properties/report`, '{}');
    },
  };

  test('one that answers them is judged by all rules', async () => {
    const { module, connections } = smallDevice({ ...report, answers: all });
    const { declaration, inapplicable, notes } = await prepared(module, { timeouts: quick });
    expect([declaration.sets, declaration.gets, inapplicable.has('set'), notes, connections.length]).toEqual([
      true,
      true,
      false,
      undefined,
      1,
    ]);
  });

  test('one that leaves three gets unanswered, and is alive, takes none', async () => {
    const { module } = smallDevice({ ...report, answers: ['commands', 'properties/set'] });
    const { declaration, inapplicable, notes } = await prepared(module, { timeouts: quick });
    expect([declaration.sets, declaration.gets]).toEqual([true, false]);
    expect(inapplicable.get('get')).toBe('the device answered none of three property gets');
    expect(notes).toEqual([
      'The device answered none of three property gets, each of which had 1.5 s, so the rules about them were not applied. If it takes them, declare capabilities.propertiesGet: true to have it judged; if not, false, which saves that wait.',
    ]);
  });

  test('a device without commands is alive as long as it is on line', async () => {
    const { module } = smallDevice(report);
    const { inapplicable } = await prepared(module, { timeouts: quick, capabilities: { ...tcp, commands: false } });
    expect([inapplicable.has('set'), inapplicable.has('get'), inapplicable.has('requests')]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test.each([
    ['answers nothing at all', smallDevice(report)],
    [
      'ends its connection at a set',
      smallDevice({
        answers: ['commands', 'properties/get'],
        does(client, given) {
          report.does(client, given);
          client.on('message', (topic) => topic.includes('/properties/set/') && client.end(true));
        },
      }),
    ],
    [
      'answers sets with another request id',
      smallDevice({
        answers: ['commands', 'properties/get'],
        does(client, given) {
          report.does(client, given);
          const topic = `$oc/devices/${given.deviceId}/sys/properties/set/response/request_id=0`;
          client.on('message', (asked) => asked.includes('/set/') && client.publish(topic, '{"result_code":0}'));
        },
      }),
    ],
  ])('one that %s is judged by the rules about sets', async (_, { module }) => {
    const { inapplicable } = await prepared(module, { generation: 2, timeouts: quick });
    expect(inapplicable.has('set')).toBe(false);
  });

  test('who names a rule about them has it judged', async () => {
    const { module, connections } = smallDevice(report);
    const capabilities = { ...tcp, propertiesGet: false };
    const { inapplicable } = await prepared(module, { rule: ['V2-SET-01'], timeouts: quick, capabilities });
    expect([inapplicable.has('set'), connections.length]).toEqual([false, 0]);
  });

  test('what is declared is not asked for', async () => {
    const { module, connections } = smallDevice();
    const capabilities = { ...tcp, propertiesSet: false, propertiesGet: true };
    const { declaration } = await prepared(module, { generation: 2, capabilities });
    expect([declaration.sets, declaration.gets, connections.length]).toEqual([false, true, 0]);
  });
});

describe('an answer in another place than its own ends the wait for it', () => {
  /** A device that answers a set, or a get, only in some wrong way; commands rightly, unless that is said. */
  const answering = (
    wrongly: (family: string, id: string, own: string) => readonly [topic: string, content: object][],
    answers = ['commands'],
  ) =>
    smallDevice({
      answers,
      does(client, { deviceId }) {
        const own = `$oc/devices/${deviceId}/sys`;
        client.publish(`${own}/properties/report`, '{}');
        client.on('message', (topic) => {
          const { family = '', id = '' } = /\/sys\/(?<family>.*)\/request_id=(?<id>.*)$/.exec(topic)?.groups ?? {};
          for (const [place, content] of wrongly(family, id, own)) client.publish(place, JSON.stringify(content));
        });
      },
    });
  const services = [{ service_id: 'Lamp01', properties: {} }];
  const said = (family: string) => (family.endsWith('/get') ? { services } : { result_code: 0 });

  test.each<[string, Parameters<typeof answering>[0]]>([
    ['without the request id', (family, _, own) => [[`${own}/${family}/response`, said(family)]]],
    ['with it in the message', (family, id, own) => [[`${own}/${family}/rsp`, { ...said(family), request_id: id }]]],
    [
      'with the request id cut',
      (family, id, own) => [[`${own}/${family}/response/request_id=${id.slice(0, 8)}`, said(family)]],
    ],
    ['on the topic of the request', (family, id, own) => [[`${own}/${family}/request_id=${id}`, said(family)]]],
    ['on the topic of another family', (_, id, own) => [[`${own}/commands/response/request_id=${id}`, said('')]]],
    ['on a topic of its own making', (_, id) => [[`answers/${id}`, {}]]],
    [
      'under another prefix',
      (family, id, own) => [[`${own.replace('devices', 'device')}/${family}/response/request_id=${id}`, said(family)]],
    ],
  ])('%s', async (_, wrongly) => {
    const { module } = answering(wrongly);
    // Silence would take a minute, and the test has five seconds.
    const { declaration, inapplicable } = await prepared(module, { timeouts: { startMs: 1500, answerMs: 60_000 } });
    expect([declaration.sets, declaration.gets, inapplicable.has('set')]).toEqual([true, true, false]);
  });

  test('and not what is the answer to a command, in the wrong place', async () => {
    const wrongly = (family: string, _: string, own: string) =>
      family === 'commands' ? ([[`${own}/commands/response`, { result_code: 0 }]] as [string, object][]) : [];
    const { module } = answering(wrongly, []);
    const { declaration } = await prepared(module, { timeouts: quick });
    expect([declaration.sets, declaration.gets]).toEqual([false, false]);
  });

  test('nor a log in which the request id stands', async () => {
    const { module } = answering((_, id, own) => [[`${own}/messages/up`, { text: `not known: ${id}` }]]);
    const { declaration } = await prepared(module, { timeouts: quick });
    expect([declaration.sets, declaration.gets]).toEqual([false, false]);
  });
});
