import { isDeepStrictEqual } from 'node:util';
import { isMeantAsReport } from '../../folds/meant-reports.ts';
import type { Entry, Rule } from '../../rule.ts';
import type { ReportedService, ReportForm } from '../report/report-form.ts';

/** What follows the first report that arrives again has arrived after this long. */
const patienceMs = 2000;

interface Lost {
  readonly entry: Entry<'packet-received'>;
  readonly packetId: number;
  readonly payload: Uint8Array;
  /** Known when the platform has read it. */
  services?: readonly ReportedService[];
  /** It is meant as a report, whose services cannot be read: that it arrives shows as the same bytes, and that it does not, not at all. */
  isUnread?: boolean;
  arrived?: Entry;
  pardon?: () => void;
}

/** Does a report at QoS 1 that was not acknowledged arrive after the reconnect? */
export function judgeKeptReports({ servicesOf }: ReportForm): Rule['judge'] {
  return ({ exercised, broken }) => {
    let playing = false;
    let unacknowledged: Lost[] = [];
    let online: number | undefined;
    const isOf = (connection: number) => (lost: Lost) => lost.entry.connection === connection;

    return {
      'stage-began'({ stage }) {
        if (stage !== 'unacknowledged') return;
        playing = true;
        unacknowledged = [];
        online = undefined;
      },
      'device-online'({ connection }) {
        online = connection;
      },
      'packet-received'(entry) {
        const { packet } = entry;
        if (!playing || packet.type !== 'PUBLISH' || packet.qos !== 1 || packet.packetId === undefined) return;
        unacknowledged.push({ entry, packetId: packet.packetId, payload: packet.payload });
      },
      'packet-sent'({ connection, packet }) {
        if (packet.type !== 'PUBACK' || unacknowledged.length === 0) return;
        const isAcknowledged = (lost: Lost) => isOf(connection)(lost) && lost.packetId === packet.packetId;
        unacknowledged = unacknowledged.filter((lost) => !isAcknowledged(lost));
      },
      'message-received'(entry) {
        const services = servicesOf(entry);
        for (const lost of unacknowledged) {
          const isSame = Buffer.compare(lost.payload, entry.payload) === 0;
          if (lost.entry.connection === entry.connection) {
            if (!isSame) continue;
            lost.services = services;
            lost.isUnread = services.length === 0 && isMeantAsReport(entry);
          } else if (!lost.arrived && (isSame || contains(services, lost.services))) {
            lost.arrived = entry;
            lost.pardon?.();
          }
        }
      },
      'stage-ended'(entry) {
        if (entry.stage !== 'unacknowledged' || !playing) return;
        playing = false;
        const [first] = unacknowledged;
        const reports = unacknowledged.filter((lost) => {
          const isRead = (lost.services?.length ?? 0) > 0;
          return first && isOf(first.entry.connection)(lost) && (isRead || (lost.isUnread && lost.arrived));
        });
        // A device that did not come back at all is for V1-SESSION-02.
        if (!entry.complete || online === undefined || online === first?.entry.connection) return;
        const latest = reports.findLast(({ arrived }) => arrived);
        // After one that arrived, what was sent later may be on its way.
        const isOverdue = ({ entry: { seq } }: Lost) =>
          !latest?.arrived || seq < latest.entry.seq || entry.at - latest.arrived.at > patienceMs;
        for (const lost of reports) {
          exercised();
          if (lost.arrived || !isOverdue(lost)) continue;
          lost.pardon = broken({
            message: 'It lost a report that was not acknowledged.',
            expected: 'the same report after the reconnect',
            actual: `none within ${Math.round(entry.waitedMs)} ms`,
            evidence: [lost.entry, entry],
          });
        }
      },
    };
  };
}

/** Are all these services among those of a later report, with the same data? It may have come with others. */
function contains(services: readonly ReportedService[], wanted: readonly ReportedService[] = []): boolean {
  const isAmong = ({ serviceId, serviceData }: ReportedService) =>
    services.some((other) => other.serviceId === serviceId && isDeepStrictEqual(other.serviceData, serviceData));
  return wanted.length > 0 && wanted.every(isAmong);
}
