import type { Stage } from '../../rules/harness-events.ts';

const words: Readonly<Record<Stage, string>> = {
  start: 'The suite starts the device on a platform that is well',
  'bad-certificate': 'The platform shows a server certificate that a careful device refuses',
  'tls-failure': 'Every TLS handshake fails, while plain TCP is open beside it',
  refused: 'The platform refuses every CONNECT',
  unavailable: 'The platform answers CONNECT with return code 3, and is well again after that',
  cut: 'The connection is cut without a word, and the platform is well',
  away: 'The platform goes away: nothing listens on its port',
  back: 'The platform is back',
  silent: 'The platform falls silent: the connection stays open, and nothing comes back, no PINGRESP either',
  'take-over': 'Another client logs in as this device',
  unacknowledged: 'The platform withholds its PUBACKs, and then cuts the connection',
  'held-back': 'The platform holds its PUBACKs back for some seconds',
  pieces: 'Packets reach the device in pieces, cut at every byte',
  joined: 'Several packets reach the device in one piece',
  'time-skipped': "The platform's clock for answers is put forward",
  'forbidden-packet': 'The device is sent a packet that MQTT forbids',
  oversized: 'The device is sent a command that is longer than it declares to take',
  burst: 'The device is sent many commands at once',
  busy: 'The device is left alone for some reports, and is then sent one command after the other',
  idle: 'The device is left idle for more than its keep-alive',
  reporting: 'The device is left alone, and is expected to report',
  stopping: 'The suite asks the device to stop',
  registration: 'The device registers itself',
};

/** What a stage is, in a sentence; what a stage of another release was called. */
export function stageInWords(stage: string): string {
  return Object.hasOwn(words, stage) ? words[stage as Stage] : `The stage “${stage}” begins`;
}
