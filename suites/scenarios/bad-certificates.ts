import type { CertificateKind } from '../../mock-platform/journal/events.ts';
import type { Entry } from '../rules/rule.ts';

import type { Rig } from './rig.ts';
import { defineScenario, type Scenario } from './scenario.ts';

/** Three attempts of a device that waits one second, then two. */
const observeMs = 3600;
/** Before it falls back, a device may make this number of attempts with TLS. */
const fairTrial = 3;
/** So long they take a device that doubles its waits. */
const fallBackMs = 8000;
/** And so much longer, if it draws them at random. */
const jitterMs = 1000;

function badCertificate(name: string, kind: CertificateKind, what: string): Scenario {
  return defineScenario({
    name,
    patient: true,
    title: `the server shows a certificate ${what}: first to a device that has been on line, then to one that starts`,
    needs: ['tls', 'restart'],
    play: (rig) => showCertificate(rig, kind),
  });
}

/** Shows it to a device that comes back, and to one that starts. */
export async function showCertificate(rig: Rig, kind: CertificateKind): Promise<void> {
  const listener = rig.platform.listener(rig.transport);
  if (rig.options.declaration.reconnects) {
    await rig.startAndConnect();
    listener.present(kind);
    rig.session.tap.cut('the connection is cut, and the certificate is another one');
    await rig.stage('bad-certificate', () => attempts(rig, 1));
    if (rig.enough) return;
    await rig.stop();
  }
  listener.present(kind);
  await rig.stage('bad-certificate', async () => {
    await rig.start();
    return attempts(rig, 3);
  });
}

/**
 * Waits for a CONNECT, or for this number of connections that the device closed. Clients that check the name after the
 * handshake close then; those that check nothing send CONNECT. False when there was no attempt.
 */
async function attempts(rig: Rig, count: number): Promise<boolean> {
  const after = rig.now;
  const { startMs, reconnectMs } = rig.options.waits;
  const isConnect = (entry: Entry) => entry.type === 'packet-received' && entry.packet.type === 'CONNECT';
  const isRefusal = (entry: Entry) => entry.type === 'connection-closed' && entry.by === 'device';
  const decided = (entry: Entry) => isConnect(entry) || isRefusal(entry);
  const first = await rig.awaits('reconnectMs', decided, { after, ms: Math.max(startMs, reconnectMs) });
  if (!first) return false;
  let refusals = 0;
  const over = (entry: Entry) => {
    if (isRefusal(entry)) refusals += 1;
    return isConnect(entry) || refusals >= count;
  };
  await rig.until(over, { after, ms: observeMs });
  return true;
}

export const unknownAuthority = badCertificate('unknown-authority', 'unknown-ca', 'that an unknown CA signed');
export const expiredCertificate = badCertificate('expired-certificate', 'expired', 'that has expired');
export const wrongHost = badCertificate('wrong-host', 'wrong-host', 'for another host name');

export const tlsFailure = defineScenario({
  name: 'tls-failure',
  patient: true,
  ahead: true,
  title: 'every TLS handshake fails, while the port takes plain TCP',
  needs: ['tls', 'restart'],
  play: (rig) => failHandshakes(rig),
});

/** Starts the device; every attempt over TLS fails. */
export async function failHandshakes(rig: Rig): Promise<void> {
  rig.platform.listener(rig.transport).door = 'no-handshake';
  await rig.stage('tls-failure', async () => {
    const after = rig.now;
    await rig.start();
    const attempted = await rig.awaits('startMs', (entry) => entry.type === 'tls-handshake', { after });
    if (!attempted) return false;
    const isPacket = (entry: Entry) => entry.type === 'packet-received';
    if (await rig.until(isPacket, { ms: fallBackMs, after })) return true;
    const failures = rig.journal.entries.filter(({ type, seq }) => type === 'tls-handshake' && seq > after);
    if (failures.length > fairTrial) return true;
    const isAttempt = (entry: Entry) => isPacket(entry) || entry.type === 'tls-handshake';
    await rig.until(isAttempt, { ms: jitterMs, after: rig.now });
    return true;
  });
}
