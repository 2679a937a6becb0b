import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DeviceError } from '../device/device.ts';
import type { Rig } from '../scenarios/rig.ts';
import { logInAsRival } from '../scenarios/rival.ts';
import { CouldNotRun } from '../scenarios/scenario.ts';
import { playScenario } from './play-scenario.ts';
import { lampDevice, lampRun, noReport, visit } from './testing.ts';

const rules = [noReport('bad')];
const quick = { startMs: 100, answerMs: 100, reportMs: 100, reconnectMs: 100 };

describe('a scenario that comes to its end', () => {
  test('leaves what the rules found, the journal, and what the device printed', async () => {
    const device = lampDevice({ onConnect: ({ report }) => report('something bad') });
    const played = await playScenario(visit('visit', { exercises: ['NO-bad'] }), lampRun(device), rules);
    expect(played).toMatchObject({
      scenario: 'visit',
      title: 'the device starts and answers a command',
      expects: ['NO-bad'],
      outcome: 'ran',
      findings: [{ rule: rules[0], exercised: 2, violations: [{ actual: 'something bad' }] }],
      output: [{ text: 'connected as lamp_1' }],
      drivable: false,
      impatient: false,
    });
    expect(played.journal.map(({ seq }) => seq)).toEqual(played.journal.map((_, index) => index + 1));
    expect(played.journal.find(({ type }) => type === 'device-declared')).toMatchObject({ commands: true });
    const ending = played.journal.filter(({ type }) => /^device-(stopping|exited)$/.test(type));
    expect(ending).toMatchObject([{ type: 'device-stopping' }, { type: 'device-exited', asked: true }]);
  });

  test('tells whether the device can be driven', async () => {
    const played = await playScenario(visit('visit'), lampRun(lampDevice({ drivable: true })), rules);
    expect(played.drivable).toBe(true);
  });

  test('is not about the connections of the suite itself', async () => {
    const takeOver = visit('take-over', {
      async play(rig) {
        await rig.startAndConnect();
        await (await logInAsRival(rig)).end();
      },
    });
    const { journal } = await playScenario(takeOver, lampRun(lampDevice()), rules);
    const connections = journal.flatMap((entry) => ('connection' in entry ? [entry.connection] : []));
    expect([...new Set(connections)]).toEqual([1]);
    expect(journal.filter(({ type }) => type === 'taken-over')).toMatchObject([{ connection: 1, by: 1_000_000 }]);
  });
});

describe('a scenario could not run', () => {
  test('when the device cannot be started, for its reason', async () => {
    const device = lampDevice();
    const broken = { ...device, start: () => Promise.reject(new DeviceError('No such file: lamp.py.')) };
    const played = await playScenario(visit('visit'), lampRun(broken), rules);
    expect(played).toMatchObject({ outcome: { couldNotRun: 'No such file: lamp.py.' }, drivable: false, output: [] });
  });

  test('when the device does not come in time, and how far it came', async () => {
    const device = lampDevice({ instead: () => {} });
    const { outcome } = await playScenario(visit('visit'), { ...lampRun(device), waits: quick }, rules);
    expect(outcome).toEqual({
      couldNotRun: expect.stringMatching(
        /^The device was not ready within 0\.1 s: it opened no connection to port \d+\.$/,
      ),
    });
  });

  test('when the device ends before it is ready', async () => {
    const device = lampDevice({ instead: ({ exit }) => exit(3) });
    const { outcome } = await playScenario(visit('visit'), lampRun(device), rules);
    expect(outcome).toEqual({
      couldNotRun: expect.stringContaining(
        'The device ended with exit code 3 before it was ready: it opened no connection',
      ),
    });
  });

  test('when the device is refused twice: it lives on, so its process is not waited for', async () => {
    const device = lampDevice({ kind: 'command', secret: 'of another lamp', tries: 2 });
    const { outcome, durationMs } = await playScenario(visit('visit'), lampRun(device), rules);
    expect(outcome).toEqual({ couldNotRun: expect.stringContaining('The device was not let in: its last CONNECT') });
    expect(durationMs).toBeLessThan(2000);
  });

  test('to its end when the device ended in the middle', async () => {
    const device = lampDevice({
      onCommand: (mid, { exit }) => {
        if (mid < 3) return { msgType: 'deviceRsp', mid, errcode: 0 };
        exit(7);
        return undefined;
      },
    });
    const many = visit('many', {
      async play(rig) {
        await rig.startAndConnect();
        for (let n = 0; n < 10; n++) await rig.commands.barrier();
      },
    });
    const { outcome, journal } = await playScenario(many, lampRun(device), rules);
    expect(outcome).toEqual({
      couldNotRun: 'The device ended with exit code 7, and the scenario with it.',
    });
    expect(journal.filter(({ type }) => type === 'command-answered')).toHaveLength(2);
    // It is started again, until that shows nothing new.
    expect(journal.filter(({ type }) => type === 'device-started')).toHaveLength(5);
    expect(journal.find(({ type }) => type === 'device-exited')).toMatchObject({ code: 7, asked: false });
  });

  test('when the scenario says so', async () => {
    const play = () => Promise.reject(new CouldNotRun('The product model has no command.'));
    const { outcome } = await playScenario(visit('visit', { play }), lampRun(lampDevice()), rules);
    expect(outcome).toEqual({ couldNotRun: 'The product model has no command.' });
  });
});

test('a scenario that gave up has run: what was not answered is in the journal', async () => {
  const device = lampDevice({ onCommand: () => undefined });
  const { outcome, journal } = await playScenario(
    visit('visit'),
    { ...lampRun(device), waits: { ...quick, startMs: 2000 } },
    rules,
  );
  expect(outcome).toBe('ran');
  const unanswered = journal.filter((entry) => entry.type === 'command-unanswered');
  expect(unanswered.every(({ outcome: end }) => end === 'timed-out')).toBe(true);
  expect(unanswered).not.toEqual([]);
});

describe('an unexpected error', () => {
  test.each([
    [new TypeError('rig.dance is not a function'), /^TypeError: rig.dance is not a function\n +at /],
    ['a string', /^a string$/],
  ])('is the fault of the suite: %j', async (error, harnessError) => {
    const play = () => Promise.reject(error);
    const { outcome } = await playScenario(visit('visit', { play }), lampRun(lampDevice()), rules);
    expect(outcome).toEqual({ harnessError: expect.stringMatching(harnessError) });
  });

  test('leaves neither the device nor the platform behind', async () => {
    let seen: Rig | undefined;
    const play = async (rig: Rig) => {
      seen = rig;
      await rig.startAndConnect();
      throw new Error('oh');
    };
    const { journal } = await playScenario(visit('visit', { play }), lampRun(lampDevice()), rules);
    expect(journal.filter(({ type }) => type === 'device-exited')).toMatchObject([{ asked: true }]);
    const socket = connect(seen?.platform.ports.tcp ?? 0, '127.0.0.1');
    await expect(once(socket, 'connect')).rejects.toThrow('ECONNREFUSED');
  });
});

test('a port that is taken is a mistake in the configuration', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await expect(playScenario(visit('visit'), { ...lampRun(lampDevice()), port }, rules)).rejects.toMatchObject({
    name: 'ConfigurationError',
    message: expect.stringContaining(`The tcp port ${port} on 127.0.0.1 is taken`),
  });
});
