import { many } from '../protocol/many.ts';
import type { CapturedPacket } from './captured-packet.ts';
import type { Lack, TcpConnections } from './tcp-connections.ts';

/** Packets that the capture did not keep to their end. */
export interface CutPackets {
  packets: number;
  /** The longest piece that was kept, and the longest packet that was cut. */
  kept: number;
  longest: number;
}

export function countCut(cut: CutPackets, { data, cut: missing }: CapturedPacket): void {
  cut.packets += 1;
  cut.kept = Math.max(cut.kept, data.length);
  cut.longest = Math.max(cut.longest, data.length + missing);
}

/**
 * What a capture lacks of what it should hold, in words.
 *
 * @param numbers of the connections that were read, by their client
 * @param ports of the platform
 */
export function lacksOf(
  connections: Pick<TcpConnections, 'lacks' | 'oneWay' | 'midwaySenders'>,
  numbers: ReadonlyMap<string, number>,
  cut: CutPackets,
  ports: readonly number[],
): string[] {
  const record = `Record both directions: tcpdump -i any -s 0 -w device.pcap port ${ports[0] ?? 1883}`;
  const { oneWay, midwaySenders } = connections;
  const fromPlatform = midwaySenders.filter((sender) => ports.some((port) => sender.endsWith(`:${port}`)));
  // What was cut off is missing in the middle as well: one cause is reported once.
  const lacks = cut.packets > 0 ? [] : connections.lacks;
  return [
    ...(oneWay > 0
      ? [`The capture holds only one direction of ${many(oneWay, 'connection')}: nothing the platform sent. ${record}`]
      : []),
    ...(fromPlatform.length > 0
      ? [
          `The capture holds only one direction of ${many(fromPlatform.length, 'connection')}: nothing the device sent. ${record}`,
        ]
      : []),
    ...(cut.packets > 0
      ? [
          cut.packets === 1
            ? `1 packet was cut off after ${cut.kept} bytes (the longest had ${cut.longest}), and what is behind them was not read. Record whole packets: tcpdump -s 0`
            : `${cut.packets} packets were cut off after ${cut.kept} bytes (the longest had ${cut.longest}), and what is behind them was not read. Record whole packets: tcpdump -s 0`,
        ]
      : []),
    ...lacks.flatMap((lack) => {
      const number = numbers.get(lack.client);
      return number === undefined ? [] : [gapInWords(lack, number)];
    }),
  ];
}

function gapInWords({ from, missing, behind }: Lack, number: number): string {
  const sender = from === 'client' ? 'device' : 'platform';
  const next = 'Record it again, with a larger buffer (tcpdump -B 4096).';
  return behind > 0
    ? `Connection ${number} lacks ${many(missing, 'byte')} that the ${sender} sent, and the ${many(behind, 'byte')} behind them were not read: the capture has a gap. ${next}`
    : `Connection ${number} lacks ${many(missing, 'byte')} that the ${sender} sent: the capture has a gap. ${next}`;
}
