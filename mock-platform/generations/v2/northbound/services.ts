import type { Applications } from '../../../registry/applications.ts';
import type { ServedPlatform } from '../../../served-platform.ts';
import type { DeviceView } from './device-view.ts';
import type { Forwarding } from './forwarding.ts';
import type { MessageBook } from './message-book.ts';

/** Of what an id is made. */
export type IdKind = 'subscription' | 'report' | 'message' | 'product';

/** What the calls of the API work with. */
export interface Services {
  readonly platform: ServedPlatform;
  /** The resource spaces of the project: the applications of generation 1's interface. */
  readonly applications: Applications;
  readonly forwarding: Forwarding;
  readonly messages: MessageBook;
  readonly view: DeviceView;
  readonly newId: (of: IdKind) => string;
}
