/** A call of an application's, answered. */
export interface ApiCalled {
  readonly type: 'api-called';
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  /** The documented code, where the answer is an error. */
  readonly errorCode?: string;
  /** What stands after the code's documented words, too. */
  readonly error?: string;
  /** Who calls; for a call without a log-in, the application that it names, if it exists. */
  readonly appId?: string;
  readonly durationMs: number;
}

/** A notification and where it goes. */
interface Notification {
  readonly subscriptionId: string;
  readonly appId: string;
  readonly notifyType: string;
  readonly callbackUrl: string;
  readonly deviceId: string;
}

/** The callback answered 200. */
export interface NotificationDelivered extends Notification {
  readonly type: 'notification-delivered';
  /** 1, 2, 3 … */
  readonly attempt: number;
  readonly latencyMs: number;
  readonly body: string;
}

/** The callback did not answer, or something else than 200; the platform tries again. */
export interface NotificationFailed extends Notification {
  readonly type: 'notification-failed';
  readonly attempt: number;
  readonly reason: string;
  readonly retryInMs: number;
}

/** The platform gave up. */
export interface NotificationDropped extends Notification {
  readonly type: 'notification-dropped';
  /** How often it was tried. */
  readonly attempts: number;
  readonly reason: string;
  readonly body: string;
  /** So many later ones of the same device for the same callback were given up together with it. */
  readonly more?: number;
}

/** What the first generation's application side records. */
export type ApplicationEvent = ApiCalled | NotificationDelivered | NotificationFailed | NotificationDropped;
