import { expect, test } from 'vitest';
import * as codec from '../../../fixtures/codecs/lamp-codec.ts';
import { rules } from '../../rules/catalogue.ts';
import { playScenario } from '../../run/play-scenario.ts';
import { lampDevice, lampRun } from '../../run/testing.ts';
import { connect } from '../connect.ts';

const waits = { startMs: 1500, answerMs: 300, reportMs: 300, reconnectMs: 300 };

test('a device that listens in JSON, where its product has a codec, is told so although it never is ready', async () => {
  const options = { ...lampRun(lampDevice()), waits, codecMode: 'binary' as const, codec };
  const { findings, outcome } = await playScenario(connect, options, rules);
  expect(outcome).toMatchObject({ couldNotRun: expect.stringContaining('not ready within 1.5 s') });
  const broken = findings.filter(({ violations }) => violations.length > 0).map(({ rule }) => rule.id);
  expect(broken).toEqual(['V1-BIN-02']);
});
