/** Journals of generation 2 written by hand, for the tests of its rules. What no generation has of its own is the common one. */
export {
  at,
  beginning,
  bytes,
  closed,
  connack,
  connect,
  deviceDeclared,
  deviceRegistered,
  deviceStarted,
  type Event,
  finding,
  handshake,
  journal,
  online,
  onStage,
  opened,
  packetReceived,
  packetSent,
  refusedUnknown,
  stageBegan,
  stageEnded,
  verdictOf,
} from '../testing.ts';
export { type BrokenCase, ruleIn } from './testing/broken-cases.ts';
export * from './testing/logins.ts';
export * from './testing/messages.ts';
export * from './testing/requests.ts';
export * from './testing/topics.ts';
