import { rules } from '../rules/catalogue.ts';
import { aimed } from './aimed.ts';
import { expiredCertificate, tlsFailure, unknownAuthority, wrongHost } from './bad-certificates.ts';
import { busy } from './busy.ts';
import { connect } from './connect.ts';
import { drivenReports } from './driven-reports.ts';
import { heldBack } from './held-back.ts';
import { idle, silent } from './keep-alive.ts';
import { away, cut, forbiddenPacket, unacknowledged } from './reconnects.ts';
import { redelivery } from './redelivery.ts';
import { refused, unavailable } from './refused.ts';
import { reports } from './reports.ts';
import type { Scenario } from './scenario.ts';
import { stream } from './stream.ts';
import { takeOver } from './take-over.ts';
import { binary } from './v1/binary.ts';
import { commands, forms, refusals } from './v1/commands.ts';
import { malformed, oversized } from './v1/malformed.ts';
import { registration } from './v1/registration.ts';

/**
 * All that a run plays beside generated sequences. The first one that applies shows whether the device runs at all; then those that
 * wait longest, so that the others fit beside them.
 */
export const scenarios: readonly Scenario[] = aimed(
  [
    registration,
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
    commands,
    drivenReports,
    forms,
    refusals,
    oversized,
    redelivery,
    stream,
    binary,
  ],
  rules,
);
