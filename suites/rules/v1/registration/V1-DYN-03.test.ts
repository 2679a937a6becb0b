import { expect, test } from 'vitest';
import { bytes, type Event, onStage, published, stageBegan, stageEnded, verdictOf } from '../../testing.ts';
import rule from './V1-DYN-03.ts';

const notified = (connection = 1): Event => ({
  type: 'secret-notified',
  connection,
  deviceId: 'lamp-1',
  productId: 'lamp',
  nodeId: 'node_1',
});
const topic = '/huawei/v1/products/lamp/sn/node_1/secretACK';
const acknowledged = published({ topic, purpose: 'registration' });

test('an empty acknowledgement passes', () => {
  expect(verdictOf(rule, onStage('registration', notified(), acknowledged))).toEqual({ exercised: 1, violations: [] });
});

test('a device that gets its secret twice, and acknowledges once, passes', () => {
  const twice = [notified(1), notified(1), acknowledged];
  expect(verdictOf(rule, onStage('registration', twice))).toEqual({ exercised: 1, violations: [] });
  const again = published({ topic, purpose: 'registration', connection: 2 });
  expect(verdictOf(rule, onStage('registration', notified(1), notified(2), again)).violations).toEqual([]);
});

test('no acknowledgement breaks it', () => {
  expect(verdictOf(rule, onStage('registration', notified()))).toMatchObject({
    exercised: 1,
    violations: [{ actual: 'none within 10000 ms' }],
  });
});

test('an acknowledgement that says something breaks it', () => {
  const wordy = published({ topic, purpose: 'registration', payload: bytes({ msgType: 'ack' }) });
  expect(verdictOf(rule, onStage('registration', notified(), wordy))).toMatchObject({
    exercised: 1,
    violations: [{ actual: 'a payload of 17 bytes' }],
  });
});

test('an empty message elsewhere is not an acknowledgement', () => {
  expect(verdictOf(rule, onStage('registration', notified(), published())).violations).toHaveLength(1);
});

test('nothing is concluded without a secret, or from a stage that was cut short', () => {
  expect(verdictOf(rule, onStage('registration', acknowledged))).toEqual({ exercised: 0, violations: [] });
  const cutShort = [stageBegan('registration'), notified(), stageEnded('registration', { complete: false })];
  expect(verdictOf(rule, cutShort)).toEqual({ exercised: 0, violations: [] });
});
