import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Step, stepList } from '../scenarios/step.ts';
import { simplerSteps } from './simpler-steps.ts';
import { anyStep } from './testing.ts';

const command = { serviceId: 'Lamp', cmd: 'SWITCH', paras: {} };
const written = { form: 'pretty-printed', text: '{\n"mid":61000}' };
const one = (kind: 'command' | 'late-puback' | 'time-out', more: object = {}) =>
  ({ kind, command: { ...command, ...more } }) as Step;

test.each<[Step, Step[]]>([
  [one('command'), []],
  [one('command', { key: '5' }), [one('command')]],
  [one('command', { key: '5', qos: 0 }), [one('command'), one('command', { qos: 0 }), one('command', { key: '5' })]],
  [one('command', { key: '61000', written }), [one('command'), one('command', { key: '61000' })]],
  [one('command', { paras: { on: 1 } }), [one('command'), one('command', { paras: { on: 0 } })]],
  [one('late-puback'), [one('command')]],
  [one('time-out'), [one('command')]],
  [{ kind: 'commands', n: 100, command }, [1, 25, 50, 75, 99].map((n) => ({ kind: 'commands', n, command }))],
  [{ kind: 'reports', n: 2 }, [{ kind: 'reports', n: 1 }]],
  [{ kind: 'redeliver', back: 1 }, []],
  [{ kind: 'burst', commands: [command, command] }, [{ kind: 'burst', commands: [command] }]],
  [{ kind: 'exchanged', first: command, second: command }, [{ kind: 'burst', commands: [command, command] }]],
  [{ kind: 'pieces', command }, [one('command')]],
  [
    { kind: 'pieces', command, cuts: [1, 9] },
    [one('command'), { kind: 'pieces', command, cuts: [9] }, { kind: 'pieces', command, cuts: [1] }],
  ],
  [{ kind: 'cut', when: 'command-sent' }, [{ kind: 'cut', when: 'quiet' }]],
  [{ kind: 'cut', when: 'quiet' }, []],
  [{ kind: 'wait', ms: 50 }, [{ kind: 'wait', ms: 25 }]],
  [{ kind: 'away' }, []],
])('%j becomes simpler', (step, simpler) => {
  expect(simplerSteps(step)).toEqual(simpler);
});

describe('of any step', () => {
  test('simpler ones are steps, and none is the step itself', () => {
    fc.assert(
      fc.property(anyStep, (step) => {
        for (const simpler of simplerSteps(step)) {
          expect(stepList.safeParse([simpler]).success).toBe(true);
          expect(simpler).not.toEqual(step);
        }
      }),
    );
  });

  test('always taking a simpler one comes to an end', () => {
    fc.assert(
      fc.property(anyStep, fc.infiniteStream(fc.nat()), (first, choices) => {
        let step: Step | undefined = first;
        for (let taken = 0; step; taken++) {
          expect(taken).toBeLessThan(2000);
          const simpler: Step[] = simplerSteps(step);
          const [choice = 0] = choices.take(1);
          step = simpler[choice % Math.max(1, simpler.length)];
        }
      }),
    );
  });
});
