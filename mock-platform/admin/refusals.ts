import { z } from 'zod';
import type { PlatformEntry } from '../events.ts';
import type { ServedPlatform } from '../served-platform.ts';

const finding = z.object({
  aspect: z.string(),
  expected: z.string(),
  actual: z.string(),
  nearMiss: z.string().optional().describe('What the value looks like instead.'),
});

export const refusal = z
  .object({
    seq: z.int().describe('Its entry in the journal.'),
    time: z.string().describe('When, in ISO 8601.'),
    connection: z.int(),
    kind: z.enum(['connect', 'tls']),
    deviceId: z.string().optional().describe('Where the credentials name a registered device.'),
    returnCode: z.int().optional().describe('Of the CONNACK.'),
    reason: z.string(),
    staged: z.boolean().describe('A fault that a scenario asked for: it says nothing about the device.'),
    wrong: z.array(finding).describe('What was wrong in the credentials, and what it looks like.'),
  })
  .meta({ id: 'Refusal' });

/** A connection that was turned away, with what was wrong with its credentials. */
export type RefusalView = z.output<typeof refusal>;

/** The last connections that were turned away, newest first. */
export function lastRefusals({ journal }: ServedPlatform, most: number): RefusalView[] {
  const refusals: RefusalView[] = [];
  const { entries } = journal;
  for (let n = entries.length - 1; n >= 0 && refusals.length < most; n -= 1) {
    const refusal = refusalOf(entries[n] as PlatformEntry);
    if (refusal) refusals.push(refusal);
  }
  return refusals;
}

function refusalOf(entry: PlatformEntry): RefusalView | undefined {
  const common = { seq: entry.seq, time: new Date(entry.wall).toISOString() };
  if (entry.type === 'tls-handshake' && entry.outcome === 'failed') {
    const { connection, error = 'the handshake failed', certificate } = entry;
    return { ...common, connection, kind: 'tls', reason: error, staged: certificate !== 'valid', wrong: [] };
  }
  if (entry.type !== 'authenticated' || entry.accepted) return undefined;
  const { connection, deviceId, returnCode, reason, staged = false, findings } = entry;
  const wrong = findings.filter(({ ok }) => !ok).map(({ ok: _, ...rest }) => rest);
  return {
    ...common,
    ...{ connection, kind: 'connect', returnCode, reason, staged, wrong },
    ...(deviceId !== undefined && { deviceId }),
  };
}
