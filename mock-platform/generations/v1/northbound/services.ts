import type { DataHistory } from '../../../northbound/data/data-history.ts';
import type { Shadows } from '../../../northbound/data/shadows.ts';
import type { Applications } from '../../../registry/applications.ts';
import type { ServedPlatform } from '../../../served-platform.ts';
import type { Choices } from './choices.ts';
import type { DeviceView } from './device-view.ts';
import type { Notifier } from './notifier.ts';
import type { Subscriptions } from './subscriptions.ts';
import type { Throttle } from './throttle.ts';
import type { Tokens } from './tokens.ts';
import type { VerifyCodes } from './verify-codes.ts';

/** What the calls of the API work with. */
export interface Services {
  readonly platform: ServedPlatform;
  readonly choices: Choices;
  readonly applications: Applications;
  readonly tokens: Tokens;
  readonly throttle: Throttle | undefined;
  readonly subscriptions: Subscriptions;
  readonly history: DataHistory;
  readonly shadows: Shadows;
  readonly view: DeviceView;
  readonly notifier: Notifier;
  readonly verifyCodes: VerifyCodes;
  readonly newId: (of: 'subscription' | 'command' | 'report') => string;
  readonly newToken: () => string;
}
