import { anyRequests } from '../../folds/requests.ts';
import { judgeForbiddenPacket } from '../../judges/stream/judge-forbidden-packet.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-STREAM-04',
  level: 'SHOULD',
  sentence: 'after a packet that MQTT forbids closes the connection and comes back, rather than hang or crash',
  source: 'MQTT-4.8.0-1',
  shownIn: ['forbidden-packet'],
  needs: ['requests', 'reconnects'],
  judge: judgeForbiddenPacket(anyRequests),
});
