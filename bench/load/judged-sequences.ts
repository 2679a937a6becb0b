import fc from 'fast-check';
import { connectAsync } from 'mqtt';
import { generateCredentials } from '../../mock-platform/generations/v1/credentials.ts';
import { lamp, lampModel } from '../../mock-platform/generations/v1/testing.ts';
import type { Connection, DeviceUnderTest } from '../../suites/device/device.ts';
import { rulesOf } from '../../suites/rules/catalogue.ts';
import { Rig } from '../../suites/scenarios/rig.ts';
import type { RigOptions } from '../../suites/scenarios/rig-options.ts';
import type { Step } from '../../suites/scenarios/step.ts';
import { firstPlaybook } from '../../suites/scenarios/v1/playbook.ts';
import { SequenceArbitrary } from '../../suites/sequences/arbitrary-sequence.ts';
import { explore } from '../../suites/sequences/explore.ts';
import { answerRequests, longest, type SequencesPlayed, unhurried } from './sequences.ts';

// Explores a lamp in this process with generated sequences of commands, every rule judging.

const device: DeviceUnderTest = { kind: 'module', description: ['a lamp'], restartable: true, start: startLamp };
const command = fc.integer({ min: 0, max: 100 }).map((value): Step => {
  return { kind: 'command', command: { serviceId: 'Brightness', cmd: 'LEVEL', paras: { value } } };
});

answerRequests(async ({ sequences, seed }): Promise<SequencesPlayed> => {
  const rig = await Rig.open(lampOptions(seed));
  let began = { at: 0, entries: 0, cpu: process.cpuUsage() };
  await explore(rig, {
    sequences: new SequenceArbitrary(command, { longest }),
    rules: rulesOf('v1'),
    known: new Set(),
    first: 0,
    onIdle: () => {},
    msLeft: () => Number.POSITIVE_INFINITY,
    isEnough(played) {
      if (played === 0) {
        began = { at: performance.now(), entries: rig.journal.entries.length, cpu: process.cpuUsage() };
      }
      return played >= sequences;
    },
  });
  const seconds = (performance.now() - began.at) / 1000;
  const { user, system } = process.cpuUsage(began.cpu);
  const played = rig.sequences.length - 1;
  if (played < sequences) throw new Error(`only ${played} of ${sequences} sequences were played: a rule was broken`);
  const answers = rig.journal.entries.slice(began.entries).filter(({ type }) => type === 'command-answered');
  await rig.close();
  return { seconds, cpuMs: (user + system) / 1000, commands: answers.length };
});

/** A lamp in this process that answers every command, on plain TCP. */
async function startLamp({ deviceId, secret, host, port }: Connection) {
  const { clientId, username, password } = generateCredentials({ deviceId, secret, time: Date.now() });
  const client = await connectAsync(`mqtt://${host}:${port}`, { clientId, username, password, reconnectPeriod: 0 });
  unhurried(client);
  const topic = (of: string) => `/huawei/v1/devices/${deviceId}/${of}/json`;
  client.on('message', (_, payload) => {
    const { mid } = JSON.parse(String(payload));
    client.publish(topic('data'), JSON.stringify({ msgType: 'deviceRsp', mid, errcode: 0, body: {} }), { qos: 1 });
  });
  await client.subscribeAsync(topic('command'), { qos: 1 });
  return {
    exited: new Promise<never>(() => {}),
    output: [],
    stop: async () => {
      await client.endAsync();
      return { code: 0, signal: null };
    },
  };
}

function lampOptions(seed: number): RigOptions {
  return {
    device,
    declaration: {
      transport: 'mqtt',
      reports: 'none',
      commands: true,
      reconnects: false,
      keepsReports: false,
      maxCommandBytes: 1024,
    },
    model: lampModel,
    modelFolder: '',
    playbook: firstPlaybook,
    codecMode: 'json',
    registration: false,
    waits: { startMs: 10_000, answerMs: 10_000, reportMs: 10_000, reconnectMs: 10_000 },
    learns: true,
    seed,
    identity: { deviceId: lamp.deviceId, nodeId: lamp.nodeId },
    host: '127.0.0.1',
    port: 0,
  };
}
