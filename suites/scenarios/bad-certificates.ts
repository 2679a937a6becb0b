import type { CertificateKind } from '../../mock-platform/journal/events.ts';
import { defineScenario, type Scenario } from './scenario.ts';

/** A device that falls back to plain TCP does so within a few attempts. */
const fallBackMs = 3000;

function badCertificate(name: string, kind: CertificateKind, what: string, rule: string): Scenario {
  return defineScenario({
    name,
    title: `the server shows a certificate ${what}`,
    needs: ['tls', 'restart'],
    exercises: [rule],
    async play(rig) {
      rig.platform.listener(rig.transport).present(kind);
      await rig.stage('bad-certificate', async () => {
        await rig.start();
        // Clients that check the name after the handshake close then; those that check nothing send CONNECT.
        const decided = await rig.until(
          (entry) =>
            (entry.type === 'packet-received' && entry.packet.type === 'CONNECT') ||
            (entry.type === 'connection-closed' && entry.by === 'device'),
          { ms: rig.options.waits.startMs },
        );
        return decided !== undefined;
      });
    },
  });
}

export const unknownAuthority = badCertificate(
  'unknown-authority',
  'unknown-ca',
  'that an unknown CA signed',
  'V1-TLS-02',
);
export const expiredCertificate = badCertificate('expired-certificate', 'expired', 'that has expired', 'V1-TLS-03');
export const wrongHost = badCertificate('wrong-host', 'wrong-host', 'for another host name', 'V1-TLS-04');

export const tlsFailure = defineScenario({
  name: 'tls-failure',
  title: 'every TLS handshake fails, while the port takes plain TCP',
  needs: ['tls', 'restart'],
  exercises: ['V1-TLS-05'],
  async play(rig) {
    rig.platform.listener(rig.transport).door = 'no-handshake';
    await rig.stage('tls-failure', async () => {
      await rig.start();
      const attempted = await rig.until((entry) => entry.type === 'tls-handshake', { ms: rig.options.waits.startMs });
      if (!attempted) return false;
      await rig.until((entry) => entry.type === 'packet-received', { ms: fallBackMs });
      return true;
    });
  },
});
