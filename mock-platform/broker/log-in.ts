import type { AuthenticateError, Client } from 'aedes';
import type { ConnectPacket } from '../wire/packet.ts';
import type { BrokerOptions } from './broker-options.ts';
import type { SessionStore } from './session-store.ts';
import type { Sessions } from './sessions.ts';
import type { Visit } from './visit.ts';

/** Refuses a CONNECT with any credentials: a fault that a scenario asks for. */
export type Refusal = (connect: ConnectPacket) => { readonly returnCode: number; readonly reason: string } | undefined;

export interface LogInParts {
  readonly options: Pick<BrokerOptions, 'generation' | 'record'>;
  readonly sessions: Sessions;
  readonly store: SessionStore;
  readonly refuse: Refusal | undefined;
}

export type LogInDone = (error: AuthenticateError | null, success: boolean | null) => void;

/** Decides about a CONNECT, and tells the journal. An earlier connection of a device that is let in is closed. */
export function logIn(
  visit: Visit | undefined,
  client: Client,
  { options, sessions, store, refuse }: LogInParts,
  done: LogInDone,
): void {
  const connect = visit?.tap.connect;
  if (!visit || !connect) {
    done(refusal(3, 'no CONNECT was read'), false);
    return;
  }
  visit.keepAlive.start(connect.keepAlive);
  const { connection } = visit.tap;
  const staged = refuse?.(connect);
  const { accepted, returnCode, reason, findings, identity } = options.generation.admit(connect);
  options.record({
    type: 'authenticated',
    connection,
    accepted: staged ? false : accepted,
    returnCode: staged?.returnCode ?? returnCode,
    reason: staged?.reason ?? reason,
    ...(staged && { staged: true }),
    findings,
    ...identity,
  });
  if (staged) {
    done(refusal(staged.returnCode, staged.reason), false);
  } else if (!accepted || !identity) {
    done(refusal(returnCode, reason), false);
  } else {
    visit.identity = identity;
    // Here and not only once it is on line: aedes would throw out a connection of the same client identifier without a word.
    sessions.takeOver(identity.deviceId, connection);
    store.belongs(client.id, identity.deviceId);
    done(null, true);
  }
}

function refusal(returnCode: number, reason: string): AuthenticateError {
  return Object.assign(new Error(reason), { returnCode }) as AuthenticateError;
}
