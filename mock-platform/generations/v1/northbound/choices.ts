/** What the application's side does where its documents contradict each other or are silent (ref 6). */
export interface Choices {
  /** `tokenType` of a login. Default: `Bearer ` with a blank, as the API's example has it; the SDKs' page has `bearer`. */
  readonly tokenType: string;
  /** Milliseconds that a refresh token lives. Default: 24 h; the SDKs' page says a month. */
  readonly refreshTokenLifeMs: number;
  /**
   * HTTP status of errors. `newer` (default): as the newer documents' tables say · `older`: the carriers' edition, in which
   * 100203, 100217, 100412 and 100416 come with 200, and a bad token is 401 100002 instead of 403 1010005.
   */
  readonly errorStatus: 'newer' | 'older';
  /** Seconds that a verify code is valid, if the registration does not say. Default: 0, without end; an SDK has 180. */
  readonly verifyCodeTimeout: number;
  /** Days that reported data can be queried. Default: 7; another page has up to 90. */
  readonly historyDays: number;
  /** Longest `method` of a command. Default: 128, as the page of commandRsp has it; that of sendCommand has 32. */
  readonly methodLength: number;
  /** Status of a device that was never on line. Default: `INACTIVE`, as in the newer text. */
  readonly statusBeforeFirstLogin: 'INACTIVE' | 'OFFLINE';
  /**
   * Registration of an MQTT device without `mqttConnect: true`, which the documents want: `refuse` (default) tells of the mistake,
   * `accept` takes it all the same.
   */
  readonly withoutMqttConnect: 'refuse' | 'accept';
  /** The member of deviceDatasChanged that holds the services. Default: `services`; an SDK has `service`. */
  readonly datasChangedMember: 'services' | 'service';
}

export const defaultChoices: Choices = {
  tokenType: 'Bearer ',
  refreshTokenLifeMs: 24 * 3_600_000,
  errorStatus: 'newer',
  verifyCodeTimeout: 0,
  historyDays: 7,
  methodLength: 128,
  statusBeforeFirstLogin: 'INACTIVE',
  withoutMqttConnect: 'refuse',
  datasChangedMember: 'services',
};
