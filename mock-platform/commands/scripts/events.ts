/** A command script did something to a device or to the platform. */
export interface ScriptActed {
  readonly type: 'script-acted';
  readonly script: string;
  readonly deviceId: string;
  /** `cut`, `refuse`, `delay`, `restart` …: what else it does is in separate entries. */
  readonly action: string;
  readonly detail: string;
}

/** A command script expected something, and it came or did not. */
export interface ScriptExpectation {
  readonly type: 'script-expectation';
  readonly script: string;
  readonly deviceId: string;
  /** Where it stands, such as `morning.yaml:12:9`. */
  readonly place: string;
  readonly met: boolean;
  readonly expected: string;
  readonly actual: string;
}

/** A step of a command script could not be done, and what follows it was left out. */
export interface ScriptFailed {
  readonly type: 'script-failed';
  readonly script: string;
  readonly deviceId: string;
  readonly place: string;
  readonly reason: string;
}

export type ScriptEvent = ScriptActed | ScriptExpectation | ScriptFailed;
