import type { Entry } from '../../rules/rule.ts';

/**
 * How far from the wire a mistake shows: what is wrong further down may be the reason for what is wrong further up, and
 * not the other way round. 0: a packet, 1: the log-in, 2: a topic, 3: a message, 4: to what it belongs, 5: what did not come.
 */
export function layerOf(shownBy: Entry | undefined): number {
  switch (shownBy?.type) {
    case 'connection-opened':
    case 'tls-handshake':
    case 'wire-violated':
    case 'packet-received':
    case 'packet-sent':
      return 0;
    case 'authenticated':
    case 'device-online':
      return 1;
    case 'subscribed':
    case 'published':
      return 2;
    case 'message-received':
    case 'command-answered':
      return 3;
    case 'response-unmatched':
      return 4;
    default:
      return 5;
  }
}
