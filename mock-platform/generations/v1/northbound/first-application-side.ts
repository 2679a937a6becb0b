import type { PlatformEntry } from '../../../events.ts';
import type { Fetch } from '../../../http/answer-with.ts';
import type { Stamp } from '../../../journal/events.ts';
import { DataHistory } from '../../../northbound/data/data-history.ts';
import { Shadows } from '../../../northbound/data/shadows.ts';
import { CallbackGuard } from '../../../northbound/notifications/callback-guard.ts';
import { Outbox } from '../../../northbound/notifications/outbox.ts';
import type { ApplicationSide } from '../../../northbound/open-side.ts';
import type { Applications } from '../../../registry/applications.ts';
import type { ServedPlatform } from '../../../served-platform.ts';
import type { Choices } from './choices.ts';
import { DeviceView } from './device-view.ts';
import { Notifier } from './notifier.ts';
import { reportOf } from './report-of.ts';
import type { Services } from './services.ts';
import { Subscriptions } from './subscriptions.ts';
import { Throttle } from './throttle.ts';
import { Tokens } from './tokens.ts';
import { VerifyCodes } from './verify-codes.ts';

interface Parts {
  readonly platform: ServedPlatform;
  readonly applications: Applications;
  readonly throttle: boolean;
  readonly choices: Choices;
  readonly newId: Services['newId'];
  readonly newToken: () => string;
  /** The ports on which the platform itself listens at this moment: those of devices and of applications. */
  readonly ownPorts: () => readonly number[];
}

/** The application's side of generation 1. */
export class FirstApplicationSide implements ApplicationSide {
  readonly #services: Services;
  readonly #outbox: Outbox;

  constructor({ platform, applications, throttle, choices, newId, newToken, ownPorts }: Parts) {
    const { clock, journal, state: store } = platform;
    const record = (event: Parameters<typeof journal.record>[0]) => void journal.record(event);
    const guard = new CallbackGuard({ ownPorts });
    const outbox = new Outbox({ clock, record, guard });
    const subscriptions = new Subscriptions({ newId, store, guard, onEnd: (subscription) => outbox.end(subscription) });
    const view = new DeviceView(platform, choices);
    const notifier = new Notifier({ platform, applications, subscriptions, outbox, view, choices, newId });
    const tokens = new Tokens({
      applications,
      now: () => clock.now(),
      newToken,
      refreshTokenLifeMs: choices.refreshTokenLifeMs,
      badToken: choices.errorStatus === 'older' ? '100002' : '1010005',
    });
    this.#outbox = outbox;
    this.#services = {
      ...{ platform, choices, applications, tokens, subscriptions, view, notifier, newId, newToken },
      throttle: throttle ? new Throttle(() => clock.monotonic()) : undefined,
      history: new DataHistory(),
      shadows: new Shadows(store),
      verifyCodes: new VerifyCodes(platform, (device) => notifier.bindingExpired(device)),
    };
  }

  async load(): Promise<Fetch> {
    const { calls } = await import('./calls/index.ts');
    const { mountCalls } = await import('./mount-calls.ts');
    const app = mountCalls(calls, this.#services);
    return (request, env) => app.fetch(request, env);
  }

  /** Forgets subscriptions, tokens, data and calls. */
  reset(): void {
    const { subscriptions, tokens, throttle, history, shadows } = this.#services;
    subscriptions.clear();
    tokens.clear();
    throttle?.clear();
    history.clear();
    shadows.clear();
  }

  close(): void {
    this.#services.verifyCodes.close();
    this.#outbox.close();
  }

  follow(entry: PlatformEntry & Stamp): void {
    const { notifier, verifyCodes, history, shadows } = this.#services;
    if (entry.type === 'message-received') {
      for (const report of reportOf(entry, entry.wall)) {
        history.add(entry.deviceId, report);
        shadows.report(entry.deviceId, report);
      }
    } else if (entry.type === 'device-deleted') {
      history.forget(entry.deviceId);
      shadows.forget(entry.deviceId);
    }
    verifyCodes.follow(entry);
    notifier.follow(entry);
  }
}
