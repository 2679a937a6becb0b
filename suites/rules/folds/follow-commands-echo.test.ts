import { describe, expect, test } from 'vitest';
import { blamed } from '../testing/failures.ts';
import { answered, commandSent, deviceDeclared, type Event, exchange, login, onStage, probeSent } from '../testing.ts';

describe('the echo command', () => {
  const echo = deviceDeclared({ echoCommand: 'Light/SET_LEVEL' });
  const level = (level: number) => ({ paras: { level } });
  const echoed = (mid: number, asked: number, said: number, some = {}) =>
    exchange({ mid, ...level(asked), ...some }, { body: { level: said } });

  test('is answered when the body repeats its parameters, as digits too', () => {
    expect(blamed(echo, login(), exchange({ ...level(7) }, { body: { level: '7', result: 0 } }))).toEqual([]);
  });

  test('is garbled otherwise, unless the device reports an error', () => {
    expect(blamed(echo, login(), echoed(9, 7, 8))).toEqual(['9 garbled: ordinary']);
    expect(blamed(echo, login(), exchange({ mid: 9, ...level(7) }, { errcode: 1, body: {} }))).toEqual([]);
  });

  describe('of a device that answers with the mids of other commands', () => {
    const asMeant = (event: Event): Event =>
      event.type === 'command-answered' ? { ...event, otherwise: 'key' } : event;
    const meant = echoed(9, 7, 8).map(asMeant);
    const two = [commandSent({ mid: 1, ...level(1) }), commandSent({ mid: 2, ...level(2) })];
    const swapped = answered({ mid: 1, ...level(1), body: { level: 2 } });

    test('is garbled where nothing else was asked', () => {
      expect(blamed(echo, login(), meant)).toEqual(['9 garbled: ordinary']);
    });

    test('is not where the answer may be that of something that was no command', () => {
      expect(blamed(echo, login(), probeSent({ kind: 'oversized' }), meant)).toEqual([]);
    });

    test('is not where the answer may be that of another that waits, though it has the right mid by chance', () => {
      expect(blamed(echo, login(), two, swapped)).toEqual(['1 garbled: burst']);
      expect(blamed(echo, login(), echoed(9, 7, 7).map(asMeant), two, swapped)).toEqual([]);
      const pairs = [two, swapped, answered({ mid: 2, ...level(2), body: { level: 2 } }), two, swapped];
      expect(blamed(echo, login(), echoed(9, 7, 7).map(asMeant), ...pairs)).toEqual([]);
    });
  });

  test('is garbled in its text alone where all else comes back', () => {
    const paras = { level: 7, name: 'ü' };
    const sent = { mid: 9, paras };
    expect(blamed(echo, login(), exchange(sent, { body: { level: 7, name: '?' } }))).toEqual(['9 garbled: text']);
    expect(blamed(echo, login(), exchange(sent, { body: { level: 8, name: '?' } }))).toEqual(['9 garbled: ordinary']);
  });

  test('is garbled by its form where plain ones are repeated', () => {
    const form = { form: 'non-ASCII escaped' };
    expect(blamed(echo, login(), echoed(5, 7, 7), echoed(9, 7, 8, form))).toEqual(['9 garbled: form']);
  });

  test('tells nothing more of a device that does not even repeat plain ones', () => {
    const form = { form: 'non-ASCII escaped' };
    expect(blamed(echo, login(), echoed(5, 7, 8), echoed(9, 7, 8, form)).at(-1)).toBe('9 garbled: ordinary');
  });

  test('was not garbled by what was special about it, when a plain one is garbled, too', () => {
    const strange = echoed(9, 7, 8, { form: 'non-ASCII escaped' });
    const joined = onStage('joined', ...echoed(9, 7, 8));
    const many = onStage('burst', ...echoed(9, 7, 8));
    const both = ['9 garbled: ordinary', '5 garbled: ordinary'];
    const blame = (...events: Event[][]) =>
      blamed(echo, login(), echoed(1, 3, 3), ...events)
        .toSorted()
        .toReversed();
    expect(blame(strange, echoed(5, 7, 8))).toEqual(both);
    expect(blame(joined, echoed(5, 7, 8))).toEqual(both);
    expect(blame(many, echoed(5, 7, 8))).toEqual(both);
    expect(blame(joined, echoed(5, 7, 7))).toEqual(['9 garbled: joined']);
    expect(blame(many, echoed(5, 7, 7))).toEqual(['9 garbled: burst']);
  });

  test('was not garbled by coming in one write, when commands at once are garbled, too', () => {
    const two = [
      commandSent({ mid: 8, ...level(3) }),
      commandSent({ mid: 9, ...level(1) }),
      answered({ mid: 9, ...level(1), body: { level: 5 } }),
      answered({ mid: 8, ...level(3), body: { level: 3 } }),
    ];
    const [joined, burst] = [onStage('joined', ...two), onStage('burst', ...two)];
    const blame = (...events: Event[][]) => blamed(echo, login(), echoed(1, 3, 3), ...events);
    expect(blame(joined)).toEqual(['9 garbled: joined']);
    expect(blame(joined, burst)).toEqual(['9 garbled: burst', '9 garbled: burst']);
    expect(blame(burst, joined)).toEqual(['9 garbled: burst', '9 garbled: burst']);
  });

  test("with another's parameters shows commands that are mixed up, burst or not", () => {
    const sent = [commandSent({ mid: 8, ...level(1) }), commandSent({ mid: 9, ...level(2) })];
    const swapped = [
      answered({ mid: 8, ...level(1), body: level(2).paras }),
      answered({ mid: 9, ...level(2), body: level(1).paras }),
    ];
    expect(blamed(echo, login(), sent, ...swapped)).toEqual(['8 garbled: burst', '9 garbled: burst']);
  });
});
