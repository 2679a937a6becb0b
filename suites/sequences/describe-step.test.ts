import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Step } from '../scenarios/step.ts';
import { describeStep } from './describe-step.ts';
import { anyStep, cut, level, send, start } from './testing.ts';

const flawed = level(500, { flaw: 'parameter "value" is out of range: 500' });

test.each<[Step, string]>([
  [start, 'start the device, and wait until it is ready'],
  [{ kind: 'stop' }, 'ask the device to stop'],
  [send(5), 'send Brightness/LEVEL {"value":5}'],
  [send(5, { key: '7', qos: 0 }), 'send Brightness/LEVEL {"value":5} with mid 7 at QoS 0'],
  [send(5, { bytes: 1024 }), 'send Brightness/LEVEL {"value":5} of 1024 bytes'],
  [
    { kind: 'command', command: flawed },
    'send Brightness/LEVEL {"value":500} (parameter "value" is out of range: 500)',
  ],
  [
    send(5, { key: '61000', written: { form: 'pretty-printed', text: '{}' } }),
    'send Brightness/LEVEL {"value":5} with mid 61000 written with pretty-printed',
  ],
  [{ kind: 'commands', n: 100, command: level(5) }, 'send 100 times, one after another, Brightness/LEVEL {"value":5}'],
  [
    { kind: 'burst', commands: [level(1), level(2)] },
    'send 2 commands at once: Brightness/LEVEL {"value":1}, Brightness/LEVEL {"value":2}',
  ],
  [
    { kind: 'joined', commands: [level(1), level(2), level(3), level(4), level(5)] },
    'send 5 commands in one write: Brightness/LEVEL {"value":1}, Brightness/LEVEL {"value":2}, Brightness/LEVEL {"value":3} and 2 more',
  ],
  [
    { kind: 'joined', commands: [level(1, { v2: { family: 'get' } }), level(2, { v2: { family: 'get' } })] },
    'send 2 property gets in one write: Brightness/LEVEL {"value":1}, Brightness/LEVEL {"value":2}',
  ],
  [
    { kind: 'burst', commands: [level(1, { v2: { family: 'set' } }), level(2)] },
    'send 2 requests at once: Brightness/LEVEL {"value":1}, Brightness/LEVEL {"value":2}',
  ],
  [
    { kind: 'exchanged', first: level(1), second: level(2) },
    'send Brightness/LEVEL {"value":1}, overtaken by Brightness/LEVEL {"value":2}',
  ],
  [{ kind: 'pieces', command: level(1) }, 'send Brightness/LEVEL {"value":1}, byte by byte'],
  [
    { kind: 'pieces', command: level(1), cuts: [1, 9] },
    'send Brightness/LEVEL {"value":1}, in 3 pieces, cut after byte 1, 9',
  ],
  [{ kind: 'probe', what: 'malformed', flaw: 'no JSON', payload: '' }, 'send a malformed command: no JSON'],
  [{ kind: 'redeliver', back: 1 }, 'deliver the last answered command once more, with DUP'],
  [{ kind: 'redeliver', back: 5 }, 'deliver the 5th last answered command once more, with DUP'],
  [cut, 'cut the connection, and wait for the device to come back'],
  [
    { kind: 'cut', when: 'command-acknowledged' },
    'send a command, cut the connection between its PUBACK and its answer, and wait for the device to come back',
  ],
  [{ kind: 'forbidden-packet', what: 'packet type 0', bytes: 'AAA=' }, 'send bytes that MQTT forbids: packet type 0'],
  [
    { kind: 'bad-certificate', certificate: 'expired' },
    'show the device a certificate that has expired: on its way back, and when it starts',
  ],
  [{ kind: 'reports', n: 1 }, 'wait for a report'],
  [{ kind: 'reports', n: 6 }, 'wait for 6 reports'],
  [
    { kind: 'time-out', command: level(1) },
    'send Brightness/LEVEL {"value":1}, let its time be over at once on the platform\'s clock, and use its mid again',
  ],
])('%j in words', (step, words) => {
  expect(describeStep(step, 'mid')).toBe(words);
});

test('every step has words of one sentence, without its full stop', () => {
  fc.assert(
    fc.property(anyStep, (step) => {
      expect(describeStep(step, 'mid')).toMatch(/^[a-z].*[^.]$/su);
    }),
  );
});
