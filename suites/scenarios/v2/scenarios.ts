import { expiredCertificate, tlsFailure, unknownAuthority, wrongHost } from '../bad-certificates.ts';
import { busy } from '../busy.ts';
import { connect } from '../connect.ts';
import { drivenReports } from '../driven-reports.ts';
import { heldBack } from '../held-back.ts';
import { idle, silent } from '../keep-alive.ts';
import { away, cut, forbiddenPacket, unacknowledged } from '../reconnects.ts';
import { refused, unavailable } from '../refused.ts';
import { reports } from '../reports.ts';
import type { Scenario } from '../scenario.ts';
import { stream } from '../stream.ts';
import { takeOver } from '../take-over.ts';
import { commands, forms, redelivery, refusals } from './commands.ts';
import { malformed, oversized } from './malformed.ts';
import { gets, mixed, sets } from './properties.ts';
import { implicit, requestIds } from './request-ids.ts';
import { events, messages } from './sayings.ts';

/** What is played with devices of generation 2: what any generation has, and its own. */
export const v2Scenarios: readonly Scenario[] = [
  connect,
  silent,
  idle,
  away,
  tlsFailure,
  takeOver,
  forbiddenPacket,
  heldBack,
  unknownAuthority,
  expiredCertificate,
  wrongHost,
  refused,
  unavailable,
  cut,
  malformed,
  unacknowledged,
  reports,
  busy,
  implicit,
  commands,
  sets,
  gets,
  mixed,
  requestIds,
  messages,
  events,
  drivenReports,
  forms,
  refusals,
  oversized,
  redelivery,
  stream,
];
