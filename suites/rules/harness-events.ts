/** What the harness adds to the platform's journal: what the device got, and what the harness did to it. */
export interface DeviceDeclared {
  readonly type: 'device-declared';
  readonly deviceId: string;
  readonly nodeId: string;
  readonly productId: string;
  readonly transport: 'mqtts' | 'mqtt';
  /** Reports at its own pace, when told, or never. */
  readonly reports: 'periodic' | 'driven' | 'none';
  readonly commands: boolean;
  readonly reconnects: boolean;
  readonly keepsReports: boolean;
  readonly maxCommandBytes: number;
  /** `Service/COMMAND` whose response repeats its parameters. */
  readonly echoCommand?: string;
  /** Takes property sets, in generation 2. */
  readonly sets?: boolean;
  /** Answers property gets, in generation 2. */
  readonly gets?: boolean;
  /** `Service/property` of those that show what they were set to, in generation 2. */
  readonly settable?: readonly string[];
  /** So many requests may wait for an answer at a time. Default: as many as the suite sends. */
  readonly commandsInFlight?: number;
}

export interface DeviceStarted {
  readonly type: 'device-started';
  readonly deviceId: string;
}

/** The harness asked the device to stop (SIGTERM, or the module's `stop`). */
export interface DeviceStopping {
  readonly type: 'device-stopping';
  readonly deviceId: string;
}

export interface DeviceExited {
  readonly type: 'device-exited';
  readonly deviceId: string;
  readonly code: number | null;
  readonly signal: string | null;
  /** True when the harness had asked for it. */
  readonly asked: boolean;
  /** What went wrong at its end: processes of it that nothing could end, or the adapter's or the module's error. */
  readonly error?: string;
}

/** The adapter was asked to report exactly this. */
export interface ReportAsked {
  readonly type: 'report-asked';
  readonly deviceId: string;
  readonly services: readonly { readonly serviceId: string; readonly serviceData: Readonly<Record<string, unknown>> }[];
}

/** The adapter said that the report is sent (or why not). */
export interface ReportAcknowledged {
  readonly type: 'report-acknowledged';
  readonly deviceId: string;
  readonly error?: string;
}

/**
 * The harness set a stage on which certain rules show: what it is, and when it was over. Rules that judge an absence
 * ("did not come back") decide at `stage-ended` with `complete: true`, which says that the device had its whole time.
 */
export interface StageBegan {
  readonly type: 'stage-began';
  readonly stage: Stage;
  readonly deviceId: string;
}

export interface StageEnded {
  readonly type: 'stage-ended';
  readonly stage: Stage;
  readonly deviceId: string;
  /** False when the stage could not be played to its end: nothing may be concluded from silence. */
  readonly complete: boolean;
  /** Milliseconds that the device was given. */
  readonly waitedMs: number;
}

/** A part of a device's life whose end shows what it did not do. */
export type Stage =
  /** The device starts and connects to a platform that is well. */
  | 'start'
  /** A server certificate that a careful device refuses; which one is in the `listener-changed` event before. */
  | 'bad-certificate'
  /** Every TLS handshake fails while plain TCP is open beside it. */
  | 'tls-failure'
  /** CONNECTs are refused with CONNACK 2, 4 or 5. */
  | 'refused'
  /** CONNECTs are answered with CONNACK 3; then the platform is well again, and the stage waits for the device. */
  | 'unavailable'
  /** The connection was cut without a word; the platform is well, and the stage waits for the device. */
  | 'cut'
  /** The listener is closed: connection attempts fail. */
  | 'away'
  /** The platform is back after `away`; the stage waits for the device. */
  | 'back'
  /** The connection stays open and nothing comes back from the platform, no PINGRESP either. */
  | 'silent'
  /** Another client logged in as this device. */
  | 'take-over'
  /** PUBACKs are withheld, then the connection is cut. */
  | 'unacknowledged'
  /** PUBACKs are held back for some seconds, and then leave. */
  | 'held-back'
  /** Packets leave in pieces, cut at every byte. */
  | 'pieces'
  /** Several packets leave in one write. */
  | 'joined'
  /** The platform's clock for answers is put forward: an answer that is late for this reason is not the device's fault. */
  | 'time-skipped'
  /** A packet that MQTT forbids was sent to the device. */
  | 'forbidden-packet'
  /** A command above the declared size was sent to the device. */
  | 'oversized'
  /** Many commands in flight at once. */
  | 'burst'
  /** The device is left alone for some reports; then one command follows the other. */
  | 'busy'
  /** The device idles for more than its keep-alive. */
  | 'idle'
  /** The device runs undisturbed and is expected to report. */
  | 'reporting'
  /** The device was asked to stop. */
  | 'stopping'
  /** A device registers itself (dynamic registration). */
  | 'registration';

export type HarnessEvent =
  | DeviceDeclared
  | DeviceStarted
  | DeviceStopping
  | DeviceExited
  | ReportAsked
  | ReportAcknowledged
  | StageBegan
  | StageEnded;
