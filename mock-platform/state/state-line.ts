import { crc32 } from 'node:zlib';

/** One entry was set, or deleted. */
export type Change =
  | readonly ['put', kind: string, key: string, value: unknown]
  | readonly ['delete', kind: string, key: string];

/** What stands in a state file's first line. */
const header = { format: 'huawei-iot-conformance state', version: 1 };

export const headerLine = sealed(JSON.stringify(header));

/** Changes that become durable together, as one line with its line end. */
export function formatLine(changes: readonly Change[]): string {
  return sealed(JSON.stringify({ changes }));
}

/** The changes of a line (without its line end); undefined when its checksum does not fit. */
export function parseLine(line: string): readonly Change[] | undefined {
  const text = unsealed(line);
  return text === undefined ? undefined : (JSON.parse(text) as { changes: readonly Change[] }).changes;
}

/** Adds the CRC-32 of what precedes it as the last member. */
function sealed(json: string): string {
  return `${json.slice(0, -1)},"crc":"${checksum(json)}"}\n`;
}

function unsealed(line: string): string | undefined {
  const seal = /,"crc":"([0-9a-f]{8})"\}$/.exec(line);
  if (!seal) return undefined;
  const json = `${line.slice(0, seal.index)}}`;
  return checksum(json) === seal[1] ? json : undefined;
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
