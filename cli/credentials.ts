import type { Command } from 'commander';
import { checkCredentials as checkFirst } from '../mock-platform/generations/v1/check-credentials.ts';
import { generateCredentials } from '../mock-platform/generations/v1/credentials.ts';
import { checkCredentials as checkSecond } from '../mock-platform/generations/v2/check-credentials.ts';
import { parseClientIdentifier } from '../mock-platform/protocol/client-identifier.ts';
import type { Credentials } from '../mock-platform/protocol/credentials/credentials-of.ts';
import type { CredentialLookup, KnownDevice } from '../mock-platform/protocol/credentials/known-device.ts';
import { parseTimestamp } from '../mock-platform/protocol/timestamp.ts';
import { UsageError } from '../mock-platform/usage-error.ts';
import { credentialLines } from '../suites/report/credential-lines.ts';
import { ansi, plain } from '../suites/report/paint.ts';
import { exitCodes } from '../suites/verdicts/exit-code.ts';
import { columnsOf, padded } from '../suites/words/columns.ts';
import { readSecret } from './read-secret.ts';
import type { Surroundings } from './surroundings.ts';
import { tell } from './texts.ts';

interface CredentialFlags {
  readonly deviceId?: string;
  readonly nodeId?: string;
  readonly productId?: string;
  readonly secret?: string;
  readonly time?: string;
  readonly sign?: string;
  readonly json?: boolean;
  readonly check?: boolean;
  readonly clientId?: string;
  readonly username?: string;
  readonly password?: string;
}

/** Adds the command that makes and checks credentials. */
export function addCredentials(root: Command, surroundings: Surroundings): void {
  root
    .command('credentials')
    .description(tell('credentials.about'))
    .option('--device-id <id>', tell('credentials.deviceId'))
    .option('--node-id <id>', tell('credentials.nodeId'))
    .option('--product-id <id>', tell('credentials.productId'))
    .option('--secret <secret>', tell('credentials.secret'))
    .option('--time <time>', tell('credentials.time'))
    .option('--sign <type>', tell('credentials.sign'))
    .option('--json', tell('credentials.json'))
    .option('--check', tell('credentials.check'))
    .option('--client-id <text>', tell('credentials.clientId'))
    .option('--username <text>', tell('credentials.username'))
    .option('--password <text>', tell('credentials.password'))
    .action((flags: CredentialFlags) => (flags.check ? check(surroundings, flags) : make(surroundings, flags)));
}

async function make(surroundings: Surroundings, flags: CredentialFlags): Promise<void> {
  const { stdout, env } = surroundings;
  for (const flag of ['clientId', 'username', 'password'] as const) {
    if (flags[flag] === undefined) continue;
    throw new UsageError(tell('credentials.onlyCheck', { flag: `--${flag === 'clientId' ? 'client-id' : flag}` }));
  }
  const { nodeId, productId, deviceId = nodeId === undefined ? env.IOT_DEVICE_ID : undefined } = flags;
  if (deviceId !== undefined && nodeId !== undefined) {
    throw new UsageError(tell('credentials.bothIds'));
  }
  if (productId !== undefined && nodeId === undefined) {
    throw new UsageError(tell('credentials.productAlone'));
  }
  const login =
    productId !== undefined && nodeId !== undefined
      ? { productId, nodeId }
      : nodeId !== undefined
        ? { nodeId }
        : deviceId !== undefined && { deviceId };
  if (!login) {
    throw new UsageError(tell('credentials.noDevice'));
  }
  const time = timeOf(flags.time);
  const signType = signOf(flags.sign);
  const secret = await secretOf(surroundings, flags);
  const credentials = generateCredentials({ ...login, secret, time, signType });
  stdout.write(flags.json ? `${JSON.stringify(credentials)}\n` : textOf(credentials));
}

async function check(surroundings: Surroundings, flags: CredentialFlags): Promise<void> {
  const { stdout, stderr, env } = surroundings;
  const { clientId, username, password } = flags;
  if (clientId === undefined) {
    throw new UsageError(tell('credentials.nothing'));
  }
  const secret = await secretOf(surroundings, flags);
  const connect = {
    clientId,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password: Buffer.from(password) }),
  };
  const lookup = lookupOf(flags.deviceId ?? env.IOT_DEVICE_ID, flags, clientId, secret);
  const time = timeOf(flags.time);
  const first = isOfFirst(flags, clientId);
  const result = first ? checkFirst(connect, lookup, time) : checkSecond(connect, lookup, time);
  const paint = stdout.isTTY && !env.NO_COLOR ? ansi : plain;
  const { accepted, returnCode, reason, findings } = result;
  stdout.write(
    flags.json
      ? `${JSON.stringify({ accepted, returnCode, reason, findings })}\n`
      : `${credentialLines(result, paint).join('\n')}\n`,
  );
  if (first && accepted) stderr.write(`${tell('credentials.onlyFirst')}\n`);
  surroundings.exitCode = accepted ? exitCodes.conforms : exitCodes.broken;
}

/** Only generation 1 has a log-in by nodeId and one of a product. All others are the same in both, but for the words. */
function isOfFirst({ nodeId, productId }: CredentialFlags, clientId: string): boolean {
  const parsed = parseClientIdentifier(clientId);
  const type = parsed.ok ? parsed.value.authenticationType : '';
  return nodeId !== undefined || productId !== undefined || type === '1' || type === '2';
}

/** The one device that is known: by the ids that were given, else by the one that the client identifier holds. */
function lookupOf(
  deviceId: string | undefined,
  { nodeId, productId }: CredentialFlags,
  clientId: string,
  secret: string,
): CredentialLookup {
  const parsed = parseClientIdentifier(clientId);
  const named = parsed.ok ? parsed.value : undefined;
  const given = deviceId !== undefined || nodeId !== undefined;
  const device: KnownDevice = {
    deviceId: deviceId ?? (!given && named?.authenticationType !== '2' ? (named?.id ?? '') : ''),
    nodeId: nodeId ?? (!given && named?.authenticationType === '2' ? named.id : ''),
    productId: productId ?? '',
    secret,
  };
  const is = (id: string, known: string) => known !== '' && id === known;
  return {
    byDeviceId: (id) => (is(id, device.deviceId) ? device : undefined),
    byNodeId: (id) => (is(id, device.nodeId) ? device : undefined),
    product: (id) => (productId === undefined || id === productId ? { productId: id, secret } : undefined),
  };
}

function secretOf(surroundings: Surroundings, { secret }: CredentialFlags): Promise<string> {
  return readSecret(surroundings, { flag: '--secret', value: secret, variable: 'IOT_DEVICE_SECRET' });
}

function timeOf(text: string | undefined): number {
  if (text === undefined) return Date.now();
  const hour = parseTimestamp(text);
  if (hour.ok) return hour.value;
  const time = /^\d{11,14}$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isFinite(time)) return time;
  throw new UsageError(tell('credentials.noTime', { value: JSON.stringify(text) }));
}

function signOf(text = '0'): 0 | 1 {
  if (text === '0' || text === '1') return text === '0' ? 0 : 1;
  throw new UsageError(tell('credentials.noSign', { value: JSON.stringify(text) }));
}

function textOf({ clientId, username, password }: Credentials): string {
  const rows = [
    [tell('made.clientId'), clientId],
    [tell('made.username'), username],
    [tell('made.password'), password],
  ] as const;
  const widest = Math.max(...rows.map(([name]) => columnsOf(name)));
  return rows.map(([name, value]) => `${padded(name, widest)}  ${value}\n`).join('');
}
