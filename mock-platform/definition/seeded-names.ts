import { createHash } from 'node:crypto';

/** Makes ids and secrets: the same ones, in the same order, for the same seed. */
export interface SeededNames {
  /** A UUID, version 4. */
  deviceId(): string;
  /** 20 hexadecimal digits. */
  secret(): string;
  /** 0 to 65535, for where the keys of a device begin. */
  draw(deviceId: string): number;
  /** 28 URL-safe characters. */
  appId(): string;
  /** A UUID, version 4. Each kind has its own order: reports, which come when they come, take no id away from calls. */
  id(kind: string): string;
  /** 32 hexadecimal digits. */
  token(): string;
}

/** Not for anything that has to be kept secret: who knows the seed knows them all. */
export function seededNames(seed: number): SeededNames {
  const counts = new Map<string, number>();
  const digest = (kind: string) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return createHash('sha256').update(`${seed} ${kind} ${count}`).digest();
  };
  return {
    deviceId: () => uuidOf(digest('deviceId')),
    secret: () => digest('secret').toString('hex').slice(0, 20),
    draw: (deviceId) => createHash('sha256').update(`${seed} mid ${deviceId}`).digest().readUInt16BE(),
    appId: () => digest('appId').toString('base64url').slice(0, 28),
    id: (kind) => uuidOf(digest(kind)),
    token: () => digest('token').toString('hex').slice(0, 32),
  };
}

function uuidOf(digest: Buffer): string {
  const hex = digest.toString('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}
