import { howItEnded } from '../rules/how-it-ended.ts';
import type { Entry } from '../rules/rule.ts';
import { otherGeneration, tellOtherGeneration } from './other-generation.ts';
import type { Rig } from './rig.ts';

/** Some SDKs take no other port: sdk-python, and sdk-c over TLS. */
const usualPorts = { tls: 8883, tcp: 1883 } as const;

/** Says how far the device came, from the entries after `after`. */
export function whyNotReady({ journal, options, platform, transport }: Rig, after: number): string {
  const entries = journal.entries.filter(({ seq }) => seq > after);
  const exit = entries.find((entry) => entry.type === 'device-exited');
  const refusal = lastRefusal(entries);
  const unopened = noConnection(platform.ports[transport] ?? 0, transport, options.device.kind);
  const far = howFar(entries, unopened, options.playbook.generation);
  if (exit) return `The device ${howItEnded(exit)} before it was ready: ${far}.`;
  // The suite gives up before the time is over when the same log-in is refused again: then the message gives no time.
  if (refusal) return `The device was not let in: ${far}.`;
  return `The device was not ready within ${options.waits.startMs / 1000} s: ${far}.`;
}

function noConnection(port: number, transport: Rig['transport'], kind: Rig['options']['device']['kind']): string {
  if (kind !== 'command') return `it opened no connection to port ${port}`;
  // Its author may not know where to find the port.
  const unopened = `it opened no connection to port ${port}, which it gets in IOT_HOST and IOT_PORT`;
  const only = usualPorts[transport === 'tcp' ? 'tcp' : 'tls'];
  if (port === only) return unopened;
  return `${unopened} (a program that connects to no other port than ${only}: --port ${only})`;
}

function howFar(entries: readonly Entry[], unopened: string, judged: number): string {
  const refusal = lastRefusal(entries);
  if (!refusal && entries.some(({ type }) => type === 'device-online')) {
    const other = otherGeneration(entries, judged);
    if (other) return tellOtherGeneration(other);
    return 'it logged in, and did not subscribe to its command topic (a device that takes no commands declares capabilities.commands: false)';
  }
  if (refusal) return `its last CONNECT was refused with return code ${refusal.returnCode}: ${refusal.reason}`;
  const violation = entries.findLast((entry) => entry.type === 'wire-violated');
  if (violation) return `what it sent is not MQTT 3.1.1: ${violation.message} (${violation.clause})`;
  const handshake = entries.findLast((entry) => entry.type === 'tls-handshake');
  if (handshake?.outcome === 'failed') return `its last connection failed: ${handshake.error}`;
  const closed = entries.findLast((entry) => entry.type === 'connection-closed');
  if (closed?.type === 'connection-closed' && closed.by === 'platform')
    return `its last connection failed: ${closed.reason}`;
  if (entries.some(({ type }) => type === 'connection-opened')) return 'it opened a connection and sent no CONNECT';
  return unopened;
}

/** The refusal after which the device did not get in. */
function lastRefusal(entries: readonly Entry[]): Entry<'authenticated'> | undefined {
  const refusal = entries.findLast((entry) => entry.type === 'authenticated' && !entry.accepted);
  // One that registers itself is on line before that, as one of its product.
  const online = entries.findLast(({ type }) => type === 'device-online');
  return refusal?.type === 'authenticated' && refusal.seq > (online?.seq ?? -1) ? refusal : undefined;
}
