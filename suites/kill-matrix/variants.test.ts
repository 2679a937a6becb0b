import { expect, test } from 'vitest';
import * as lampCodec from '../../fixtures/codecs/lamp-codec.ts';
import { variantDevice, variants } from '../../fixtures/devices/variants/index.ts';
import { readProductModel } from '../../mock-platform/product-model/read-product-model.ts';
import { streetLamp } from '../configuration/default-device.ts';
import { runTrial } from './trial-run.ts';

const product = { folder: streetLamp, model: await readProductModel(streetLamp), codec: lampCodec };
const waits = { startMs: 20_000, answerMs: 20_000, reportMs: 20_000, reconnectMs: 30_000 };
/** A trial plays every scenario and lasts some ten seconds; on a busy machine it may take much longer. */
const runawayMs = 240_000;

test.concurrent.each(variants.map((variant) => [variant.id, variant] as const))(
  'a correct device is not accused: %s',
  { timeout: runawayMs },
  async (id, { warns, capabilities, identity }) => {
    const trial = {
      device: variantDevice(id),
      waits,
      ...(capabilities && { capabilities }),
      ...(identity && { identity }),
    };
    const { rules, scenarios } = await runTrial(trial, product);
    const told = rules.filter(({ violations }) => violations.length > 0);
    const accusations = told.map(({ id: rule, verdict, flaky, violations: [violation] }) => ({
      rule,
      verdict: flaky ? 'flaky' : verdict,
      why: `${violation?.scenario}: ${violation?.message} Expected ${violation?.expected}, got ${violation?.actual}`,
    }));
    expect(accusations.filter(({ rule, verdict }) => verdict !== 'warn' || !warns.includes(rule))).toEqual([]);
    expect(told.map((rule) => rule.id)).toEqual([...warns]);
    expect(
      rules.filter(({ verdict }) => verdict === 'not-exercised').map(({ id, reason }) => ({ id, reason })),
    ).toEqual([]);
    expect(scenarios.filter(({ outcome }) => outcome !== 'ran').map(({ name, reason }) => ({ name, reason }))).toEqual(
      [],
    );
  },
);
