import { expect, test } from 'vitest';
import { faults } from '../../fixtures/devices/faults/index.ts';
import { example } from '../../suites/pages/example.ts';
import { findRule } from '../../suites/rules/catalogue.ts';
import { readTrialProducts } from '../kill-matrix/trial-product.ts';
import { recordExample } from './record-example.ts';

const products = await readTrialProducts();
const faultNamed = (id: string) => faults.find((fault) => fault.id === id) ?? expect.fail(`no fault ${id}`);

test('a fault is played until its rule is broken, and beside it the reference device', async () => {
  const rule = findRule('V1-CONN-04');
  const recorded = example.parse(await recordExample(rule, faultNamed('password-swapped-hmac'), products));
  expect(recorded.breaks).toMatchObject({
    fault: 'password-swapped-hmac',
    scenario: 'connect',
    nearMiss: 'HMAC with key and message swapped',
  });
  const answers = [recorded.breaks, recorded.passes].map((moment) => {
    const decided = moment?.trace.findIndex(({ offending }) => offending) ?? -1;
    return moment?.trace.slice(decided, decided + 2).map(({ packet, summary }) => `${packet} ${summary}`);
  });
  const connect = expect.stringMatching(/^CONNECT client /);
  expect(answers).toEqual([
    [connect, 'CONNACK refused: 4, bad user name or password'],
    [connect, 'CONNACK accepted'],
  ]);
  expect(recorded.breaks.trace[0]?.t).toBe(0);
});

test('of a rule on bytes the packet is kept, and of a long message all of it', async () => {
  const byte = await recordExample(findRule('MQTT-3.8.3-3'), faultNamed('subscribe-to-nothing'), products);
  expect(byte?.breaks.bytes).toMatch(/^8202[0-9a-f]{4}$/);
  const long = await recordExample(findRule('V1-REPORT-05'), faultNamed('unknown-property'), products);
  expect(JSON.parse(long?.breaks.payload ?? '').data[0].serviceData).toHaveProperty('uptime');
  expect(JSON.parse(long?.passes?.payload ?? '').data[0].serviceData).not.toHaveProperty('uptime');
});
