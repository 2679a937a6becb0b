import { writeFileSync, appendFileSync } from 'node:fs';
import { test } from 'vitest';
import { faults, faultyDevice } from '../../fixtures/devices/faults/index.ts';
import { createReferenceDevice } from '../../fixtures/devices/reference-device.ts';
import { readProductModel } from '../../mock-platform/product-model/read-product-model.ts';
import * as lampCodec from '../../fixtures/codecs/lamp-codec.ts';
import { moduleDevice } from '../device/module-device.ts';
import { playScenario } from '../run/play-scenario.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import { rules } from './catalogue.ts';

const out = process.env.TRIAL_OUT ?? '/tmp/trial-cmd.txt';
const pattern = new RegExp(process.env.TRIAL ?? '^V1-(CMD|SESSION|STREAM)');
const modelFolder = 'fixtures/product-models/street-lamp';

test('trial', { timeout: 3_600_000 }, async () => {
  const model = await readProductModel(modelFolder);
  writeFileSync(out, '');
  const only = process.env.ONLY?.split(',');
  const ids = process.env.REFERENCE ? ['(reference)'] : faults.filter(({ rule }) => pattern.test(rule)).filter(({ id }) => !only || only.includes(id)).map(({ id }) => id);
  for (const id of ids) {
    const fault = faults.find((one) => one.id === id);
    const quick = { reportIntervalMs: 200 };
    const make = fault ? faultyDevice(id, { ...quick, ...fault.options }) : createReferenceDevice(quick);
    const codecMode = fault?.capabilities?.codecModes?.[0] ?? (process.env.BINARY ? 'binary' : 'json');
    const reds = new Map<string, string>();
    const always = (process.env.ALWAYS ?? 'connect,commands').split(',');
    const wanted = scenarios.filter((s) => fault ? s.exercises.includes(fault.rule) || always.includes(s.name) : (!s.long || process.env.LONG));
    for (const scenario of wanted) {
      const played = await playScenario(scenario, {
        device: moduleDevice(make),
        declaration: { transport: 'mqtts', reports: 'periodic', commands: true, reconnects: true, keepsReports: true, maxCommandBytes: 1024, echoCommand: 'Diagnostics/ECHO', ...fault?.capabilities } ,
        model, modelFolder, codecMode, ...(codecMode === 'binary' && { codec: lampCodec }),
        waits: { startMs: 6000, answerMs: 2000, reportMs: 3000, reconnectMs: 6000 },
        learns: true, seed: 1, identity: { deviceId: 'dev_01', nodeId: 'node_01', secret: '00112233445566778899' }, host: '127.0.0.1', port: 0,
      } as never, rules);
      if (played.outcome !== 'ran') appendFileSync(out, `   ${id} / ${scenario.name}: ${JSON.stringify(played.outcome)}\n`);
      for (const { rule, exercised, violations } of played.findings) {
        if (process.env.REFERENCE && exercised) reds.set(`${rule.id}#${scenario.name}`, String(exercised));
        if (violations[0]) reds.set(rule.id, `${violations.length}x [${scenario.name}] ${violations[0].message} E:${violations[0].expected} A:${violations[0].actual} ${violations[0].nearMiss ?? ''}`.slice(0, 260));
      }
    }
    const caught = fault ? (reds.has(fault.rule) ? 'CAUGHT' : 'MISSED') : '';
    appendFileSync(out, `${caught} ${id} ${fault?.rule ?? ''} also=${fault?.alsoBreaks?.map((a) => a.rule) ?? ''}\n`);
    for (const [rule, text] of [...reds].sort()) appendFileSync(out, `      ${rule}${fault && rule !== fault.rule && !fault.alsoBreaks?.some((a) => a.rule === rule) ? ' (!)' : ''}: ${text}\n`);
  }
});
