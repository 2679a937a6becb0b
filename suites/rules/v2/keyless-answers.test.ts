import { describe, expect, test } from 'vitest';
import { command } from './command/rules.ts';
import { get } from './get/rules.ts';
import {
  bytes,
  type Event,
  exchange,
  login,
  message,
  probeSent,
  published,
  requestAnswered,
  requestSent,
  requestUnanswered,
  rid,
  verdictOf,
  world,
} from './testing.ts';

const ruleOf = (id: string) => command.find((rule) => rule.id === id) ?? expect.fail(`There is no rule ${id}.`);
const topic = '$oc/devices/lamp-1/sys/commands/response';
const said = (content: object): Event => published({ topic, channel: 'unknown', payload: bytes(content) });
const taken = (key: string): Event => requestAnswered({ key, otherwise: 'key' });

describe('an answer on a topic that lacks the request id', () => {
  test.each(['V2-CMD-04', 'V2-CMD-05', 'V2-CMD-21'])('is read by %s, once it is taken for one', (id) => {
    const verdict = (content: object, ...more: readonly Event[]) =>
      verdictOf(ruleOf(id), login(), requestSent(), said(content), ...more);
    const wrong = id === 'V2-CMD-21' ? [] : { result_code: id === 'V2-CMD-04' ? '0' : true };
    expect(verdict({ result_code: 0 }, taken(rid()))).toEqual({ exercised: 1, violations: [] });
    expect(verdict(wrong, taken(rid())).violations).toHaveLength(1);
    expect(verdict(wrong, requestUnanswered())).toEqual({ exercised: 0, violations: [] });
    // That was to something else.
    expect(verdict(wrong, requestSent({ key: rid(2) }), taken(rid(2)))).toEqual({ exercised: 0, violations: [] });
  });

  test('is not taken for the report that came before, or behind it', () => {
    const rule = get.find(({ id }) => id === 'V2-GET-06') ?? expect.fail('There is no such rule.');
    const asked = { family: 'get', paras: { service_id: 'Light' } } as const;
    const light = { services: [{ service_id: 'Light', properties: { level: 1 } }] };
    const answer = published({
      topic: topic.replace('commands', 'properties/get'),
      channel: 'unknown',
      payload: bytes(light),
    });
    const report = message({ services: [...light.services, { service_id: 'Meter', properties: {} }] });
    const events = [report, requestSent(asked), answer, report, requestAnswered({ ...asked, otherwise: 'key' })];
    expect(verdictOf(rule, world(), login(), ...events)).toEqual({ exercised: 1, violations: [] });
  });

  test('does not tell whether it is that to a malformed command, or to the next one', () => {
    const proven = exchange({ key: rid(1) });
    const known = [requestSent({ key: rid(2) }), said({ result_code: 0 }), taken(rid(2))];
    const probe = probeSent({ key: rid(9) });
    const lost = [requestSent({ key: rid(3) }), said({ result_code: 0 }), requestUnanswered({ key: rid(3) })];
    const broken = (id: string, ...events: readonly Event[]) =>
      verdictOf(ruleOf(id), login(), proven, ...events).violations.length;
    expect(broken('V2-CMD-11', probe, ...lost)).toBe(1);
    expect(broken('V2-CMD-11', ...known, probe, ...lost)).toBe(0);
    expect(broken('V2-CMD-01', ...known, probe, ...lost)).toBe(1);
  });
});
