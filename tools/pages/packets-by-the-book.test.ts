import { expect, test } from 'vitest';
import { PacketDecoder } from '../../mock-platform/wire/packet-decoder.ts';
import { findRule } from '../../suites/rules/catalogue.ts';
import { LiveJudgement } from '../../suites/rules/judge.ts';
import type { Entry } from '../../suites/rules/rule.ts';
import { packetsByTheBook } from './packets-by-the-book.ts';

test.each(Object.entries(packetsByTheBook))('%s is kept by the packets of its page', (id, { packets }) => {
  const decoder = new PacketDecoder('client');
  const [connect] = packetsByTheBook['MQTT-3.1.2-20']?.packets ?? [];
  if (connect && packets[0]?.[0] !== 0x10) decoder.push(connect);
  const decoded = packets.flatMap((bytes) => decoder.push(bytes));
  expect(decoded).toHaveLength(packets.length);
  expect(decoded.flatMap(({ violations }) => violations)).toEqual([]);

  const judgement = new LiveJudgement([findRule(id)]);
  let seq = 0;
  const see = (entry: object) => {
    seq += 1;
    judgement.see({ seq, at: seq, wall: seq, ...entry } as Entry);
  };
  for (const { packet, raw } of decoded) {
    // What is repeated is repeated on the next connection.
    const connection = packet?.type === 'PUBLISH' && packet.dup ? 2 : 1;
    see({ type: 'packet-received', connection, packet, raw });
    if (packet?.type === 'PUBLISH' && packet.qos === 2)
      see({ type: 'packet-sent', connection, packet: { type: 'PUBREC', packetId: packet.packetId }, raw });
  }
  const [finding] = judgement.findings();
  expect(finding?.exercised).toBeGreaterThan(0);
  expect(finding?.violations).toEqual([]);
});
