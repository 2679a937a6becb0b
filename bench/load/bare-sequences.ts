import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { Aedes } from 'aedes';
import fc from 'fast-check';
import { connectAsync } from 'mqtt';
import { answerRequests, longest, type SequencesPlayed, unhurried } from './sequences.ts';

// Runs a fast-check model of the same commands against bare aedes and a client of mqtt, both in this process. The model
// knows only how many answers are due, as such models do.

const aedes = await Aedes.createBroker();
const server = createServer({ noDelay: true }, aedes.handle).listen(0, '127.0.0.1');
await once(server, 'listening');
const client = await connectAsync(`mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`);
unhurried(client);
await client.subscribeAsync('command', { qos: 1 });
client.on('message', (_, payload) => void client.publish('data', payload, { qos: 1 }));

let answered = () => {};
aedes.on('publish', ({ topic }) => {
  if (topic === 'data') answered();
});

let sent = 0;

class Send implements fc.AsyncCommand<{ due: number }, undefined> {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
  check = () => true;
  async run(model: { due: number }) {
    model.due += 1;
    sent += 1;
    const answer = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const payload = Buffer.from(JSON.stringify({ mid: model.due, value: this.value }));
    aedes.publish({ cmd: 'publish', topic: 'command', payload, qos: 1, dup: false, retain: false }, () => {});
    await answer;
  }
}

const value = fc.integer({ min: 0, max: 100 });
const lists = fc.commands([value.map((value) => new Send(value))], { maxCommands: longest, size: 'max' });

answerRequests(async ({ sequences, seed }): Promise<SequencesPlayed> => {
  sent = 0;
  const began = { at: performance.now(), cpu: process.cpuUsage() };
  await fc.assert(
    fc.asyncProperty(lists, (steps) => fc.asyncModelRun(() => ({ model: { due: 0 }, real: undefined }), steps)),
    { seed, numRuns: sequences },
  );
  const { user, system } = process.cpuUsage(began.cpu);
  return { seconds: (performance.now() - began.at) / 1000, cpuMs: (user + system) / 1000, commands: sent };
});
