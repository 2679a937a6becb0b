import { createServer } from 'node:net';
import { Aedes } from 'aedes';
import fc from 'fast-check';
import { connectAsync, type MqttClient } from 'mqtt';
import { generateCredentials } from '../mock-platform/protocol/credentials.ts';
import { lamp, lampModel } from '../mock-platform/testing.ts';
import type { Connection, DeviceUnderTest } from '../suites/device/device.ts';
import { rules } from '../suites/rules/catalogue.ts';
import { Rig } from '../suites/scenarios/rig.ts';
import type { RigOptions } from '../suites/scenarios/rig-options.ts';
import { SequenceArbitrary } from '../suites/sequences/arbitrary-sequence.ts';
import { explore } from '../suites/sequences/explore.ts';
import type { Step } from '../suites/sequences/step.ts';

// One share of the benchmark: `suite` explores a lamp with generated sequences, every rule judging; `bare` runs a
// fast-check model of the same commands against aedes alone. Prints sequences per second.

const [kind, seed = '0', count = '1'] = process.argv.slice(2);
const sequences = Number(count);
/** In both, a sequence is one to five commands, one after another. */
const longest = 5;

const rate = kind === 'suite' ? await suite() : await bare();
console.log(rate);
process.exit();

async function suite(): Promise<number> {
  const device: DeviceUnderTest = { kind: 'module', description: ['a lamp'], restartable: true, start: startLamp };
  const rig = await Rig.open(lampOptions(device));
  const value = fc.integer({ min: 0, max: 100 });
  const command = value.map((value): Step => {
    return { kind: 'command', command: { serviceId: 'Brightness', cmd: 'LEVEL', paras: { value } } };
  });
  let began = 0;
  await explore(rig, {
    sequences: new SequenceArbitrary(command, { longest }),
    rules,
    known: new Set(),
    first: 0,
    isEnough(played) {
      if (played === 0) began = performance.now();
      return played >= sequences;
    },
  });
  const seconds = (performance.now() - began) / 1000;
  const played = rig.sequences.length - 1;
  if (played < sequences) throw new Error(`only ${played} of ${sequences} sequences were played: a rule was broken`);
  await rig.close();
  return sequences / seconds;
}

/** The model knows only how many answers are due, as such models do. */
async function bare(): Promise<number> {
  const aedes = await Aedes.createBroker();
  const server = createServer({ noDelay: true }, aedes.handle).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`);
  unhurried(client);
  await client.subscribeAsync('command', { qos: 1 });
  client.on('message', (_, payload) => void client.publish('data', payload, { qos: 1 }));
  let answered = () => {};
  aedes.on('publish', ({ topic }) => {
    if (topic === 'data') answered();
  });
  class Send implements fc.AsyncCommand<{ sent: number }, undefined> {
    readonly value: number;
    constructor(value: number) {
      this.value = value;
    }
    check = () => true;
    async run(model: { sent: number }) {
      model.sent += 1;
      const answer = new Promise<void>((resolve) => {
        answered = resolve;
      });
      const payload = Buffer.from(JSON.stringify({ mid: model.sent, value: this.value }));
      aedes.publish({ cmd: 'publish', topic: 'command', payload, qos: 1, dup: false, retain: false }, () => {});
      await answer;
    }
  }
  const value = fc.integer({ min: 0, max: 100 });
  const commands = fc.commands([value.map((value) => new Send(value))], { maxCommands: longest, size: 'max' });
  const began = performance.now();
  await fc.assert(
    fc.asyncProperty(commands, (steps) => fc.asyncModelRun(() => ({ model: { sent: 0 }, real: undefined }), steps)),
    { seed: Number(seed), numRuns: sequences },
  );
  return sequences / ((performance.now() - began) / 1000);
}

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

function unhurried(client: MqttClient): void {
  (client.stream as unknown as { setNoDelay(on: boolean): void }).setNoDelay(true);
}

function lampOptions(device: DeviceUnderTest): RigOptions {
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
    codecMode: 'json',
    registration: false,
    waits: { startMs: 10_000, answerMs: 10_000, reportMs: 10_000, reconnectMs: 10_000 },
    learns: true,
    seed: Number(seed),
    identity: { deviceId: lamp.deviceId, nodeId: lamp.nodeId },
    host: '127.0.0.1',
    port: 0,
  };
}
