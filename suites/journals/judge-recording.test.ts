import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { inBinary } from '../../mock-platform/generations/v1/messages-testing.ts';
import { connectLamp, dataTopic, lamp, lampPlatform, reportOf } from '../../mock-platform/generations/v1/testing.ts';
import { formatEntry } from '../../mock-platform/journal/ndjson.ts';
import { rules } from '../rules/catalogue.ts';
import type { Entry } from '../rules/rule.ts';
import { exitCode } from '../verdicts/exit-code.ts';
import { byDevice } from './by-device.ts';
import { judgeRecording } from './judge-recording.ts';
import { readRecording } from './read-recording.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recording-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The journal of a platform to which the lamp, and a second device, connect and report. */
async function recorded(levels: readonly number[]): Promise<Entry[]> {
  const platform = await lampPlatform({ ports: { tcp: 0 } });
  onTestFinished(() => platform.stop());
  const second = platform.registerDevice({
    productId: lamp.productId,
    nodeId: 'second',
    deviceId: 'second',
    secret: lamp.secret,
  });
  for (const [index, level] of levels.entries()) {
    const isSecond = index % 2 === 1;
    const names = isSecond ? { clientId: `second_0_0_2018072417`, username: second.deviceId, password: 'wrong' } : {};
    const client = await connectLamp(platform, names).catch(() => undefined);
    await client?.publishAsync(dataTopic, reportOf(level), { qos: 1 });
    await client?.endAsync();
  }
  return platform.journal.entries as Entry[];
}

const verdictOf = (result: ReturnType<typeof judgeRecording>, id: string) =>
  result.rules.find((rule) => rule.id === id);
const judged = (entries: readonly Entry[], kind: 'journal' | 'capture' = 'journal') =>
  judgeRecording({ kind, entries, notes: [], lacks: [] }, { rules, name: 'j.ndjson' });

test('what a device did is judged as it was when it did it, each device for itself', async () => {
  const result = judged(await recorded([40, 0, 900]));
  expect(result.device).toEqual({ kind: 'recording', command: ['j.ndjson'] });
  expect(result.scenarios.map(({ name, outcome }) => [name, outcome])).toEqual([
    ['lamp_1', 'ran'],
    ['second', 'ran'],
  ]);
  expect(verdictOf(result, 'V1-REPORT-03')).toMatchObject({ verdict: 'pass', exercised: 2 });
  expect(verdictOf(result, 'V1-REPORT-06')).toMatchObject({
    verdict: 'warn',
    broken: 1,
    violations: [{ scenario: 'lamp_1', replay: 'j.ndjson' }],
  });
  expect(verdictOf(result, 'V1-CONN-04')).toMatchObject({ verdict: 'fail', violations: [{ scenario: 'second' }] });
  expect(verdictOf(result, 'V1-CONN-04')?.violations[0]?.trace.length).toBeGreaterThan(1);
  expect(result.summary.verdict).toBe('fail');
});

test('what a recording does not show is not applicable, with the reason, and never a pass', async () => {
  const result = judged(await recorded([40]));
  const reasons = Object.fromEntries(
    result.rules.filter(({ exercised }) => exercised === 0).map(({ id, reason }) => [id, reason]),
  );
  expect(result.rules.every(({ verdict, exercised }) => exercised > 0 || verdict === 'not-applicable')).toBe(true);
  expect(reasons).toMatchObject({
    'V1-TLS-02': 'the recording shows no TLS',
    'V1-CMD-01': 'no command is in the recording',
    'V1-SESSION-04': 'shows only when a scenario stages it (away): run the suites',
    'V1-REPORT-14': 'shows only with an adapter that can be told what to report',
    'V1-CONN-06': 'only for a device that uses sign type 1; this one did not',
    'V1-BIN-01': 'no message in binary codec mode is in the recording',
    'V1-DYN-01': 'no device registers itself in the recording',
  });
  expect(Object.values(reasons)).not.toContain(undefined);
});

test('a capture without secret and product model says what is missing', async () => {
  const entries = (await recorded([40])).filter(({ type }) => type !== 'product-registered');
  const blind = entries.map((entry) => (entry.type === 'authenticated' ? { ...entry, findings: [] } : entry));
  const result = judged(blind, 'capture');
  expect(verdictOf(result, 'V1-CONN-04')?.reason).toBe("needs the device's secret: give --secret");
  expect(verdictOf(result, 'V1-REPORT-04')?.reason).toBe('needs the product model: give --product-model');
  expect(verdictOf(result, 'V1-TLS-01')?.reason).toBe('a capture of plain TCP shows no TLS');
});

test('a capture of what a codec made says that, and what would help', async () => {
  const entries = await recorded([40]);
  const coded = entries.map((entry) => {
    if (entry.type === 'published') return { ...entry, v1: inBinary };
    if (entry.type !== 'packet-sent' || entry.packet.type !== 'CONNACK') return entry;
    const topic = dataTopic.replace('data/json', 'command/binary');
    return { ...entry, packet: { type: 'PUBLISH', topic, payload: Buffer.of(2), qos: 0, dup: false, retain: false } };
  }) as Entry[];
  const result = judged(coded, 'capture');
  expect(verdictOf(result, 'V1-BIN-01')?.reason).toBe('needs the codec: give --codec');
  expect(verdictOf(result, 'V1-CMD-01')?.reason).toBe(
    'what a codec made of a command cannot be read in a capture: record a journal',
  );
});

test('two recordings in one file are two lives', async () => {
  const [first, second] = [await recorded([40]), await recorded([41])];
  expect(byDevice([...first, ...second]).map(({ name }) => name)).toEqual(['lamp_1 (1)', 'lamp_1 (2)']);
});

test('a journal of a suite is one device, whatever connects', async () => {
  const entries = await recorded([40, 0]);
  const declared = { type: 'device-declared', deviceId: lamp.deviceId, seq: 0, at: 0, wall: 0 } as Entry;
  const renumbered = [declared, ...entries].map((entry, index) => ({ ...entry, seq: index + 1 }));
  expect(byDevice(renumbered)).toEqual([{ name: lamp.deviceId, entries: renumbered }]);
});

test('a journal file reads as what it is; other files, and journals without a connection, are refused', async () => {
  const entries = await recorded([40]);
  const path = join(folder, 'j.ndjson');
  await writeFile(path, entries.map(formatEntry).join(''));
  const recording = await readRecording(path);
  expect(recording.kind).toBe('journal');
  expect(recording.entries).toHaveLength(entries.length);
  expect(() => judged([])).toThrow(
    'Nobody connects in j.ndjson: expected the journal of a platform that a device connected to.',
  );
  await writeFile(path, 'time,topic\n1,2\n');
  await expect(readRecording(path)).rejects.toThrow('begins with "time,topic\\n1,2\\n": expected a journal');
  await writeFile(path, '');
  await expect(readRecording(path)).rejects.toThrow('is empty: expected a journal');
  await writeFile(path, '{\n');
  await expect(readRecording(path)).rejects.toThrow(
    /cannot be read as a journal: Line 1 is not JSON .*\n?Expected one JSON object/s,
  );
  await expect(readRecording(join(folder, 'none'))).rejects.toThrow(
    'cannot be read: there is no such file. Give a journal or a capture.',
  );
  await writeFile(path, `${entries.map(formatEntry).join('')}{"seq":`);
  expect((await readRecording(path)).entries).toHaveLength(entries.length);
});

test('a journal with a gap is read up to it, and says so', async () => {
  const path = join(folder, 'gap.ndjson');
  const stamp = { at: 0, wall: 0 };
  const lost = { seq: 2, ...stamp, type: 'entries-lost', count: 12 };
  const note = (seq: number) => ({ seq, ...stamp, type: 'note' });
  await writeFile(path, [note(1), lost, note(14)].map(formatEntry).join(''));
  expect(await readRecording(path)).toEqual({
    kind: 'journal',
    entries: [note(1)],
    notes: [],
    lacks: ['The journal lacks 12 entries from number 2 on, for which the disk had no time: read up to there.'],
  });
});

test.each([
  ['capture', ' Give --secret, and its credentials are judged, too.'],
  ['journal', ''],
] as const)('a device that was only refused is not a success, in a %s', async (kind, advice) => {
  const stamp = { at: 0, wall: 0 };
  const connection = 1;
  const connack = { type: 'CONNACK', returnCode: 4, sessionPresent: false } as const;
  const findings: [] = [];
  const refusal = { accepted: false, returnCode: 4, reason: 'it was refused', findings } as const;
  const entries = [
    { seq: 1, ...stamp, type: 'connection-opened', connection, transport: 'tcp', remote: '127.0.0.1:5' },
    { seq: 2, ...stamp, type: 'authenticated', connection, deviceId: 'second', ...refusal },
    { seq: 3, ...stamp, type: 'packet-sent', connection, packet: connack, raw: Uint8Array.of(0x20, 2, 0, 4) },
  ] as const satisfies readonly Entry[];
  const result = judged(entries, kind);
  expect(result.scenarios.find(({ outcome }) => outcome === 'could-not-run')).toMatchObject({
    reason: `The platform refused every CONNECT of second, the last one with return code 4. So the recording shows nothing that a device does after that.${advice}`,
  });
  expect(exitCode(result.summary)).toBe(3);
});

test('a device that was refused for what it broke is told only of that', async () => {
  const result = judged(await recorded([40, 0]));
  expect(result.scenarios.map(({ outcome }) => outcome)).toEqual(['ran', 'ran']);
  expect(verdictOf(result, 'V1-CONN-04')).toMatchObject({ verdict: 'fail' });
});
