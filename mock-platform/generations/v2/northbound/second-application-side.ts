import { randomUUID } from 'node:crypto';
import type { PlatformEntry } from '../../../events.ts';
import type { Fetch } from '../../../http/answer-with.ts';
import type { Stamp } from '../../../journal/events.ts';
import { CallbackGuard } from '../../../northbound/notifications/callback-guard.ts';
import { Outbox } from '../../../northbound/notifications/outbox.ts';
import type { ApplicationSide } from '../../../northbound/open-side.ts';
import { type Application, Applications } from '../../../registry/applications.ts';
import type { ServedPlatform } from '../../../served-platform.ts';
import { DeviceView } from './device-view.ts';
import { Forwarding } from './forwarding.ts';
import { MessageBook } from './message-book.ts';
import { Notifier } from './notifier.ts';
import type { IdKind, Services } from './services.ts';

interface SecondSideOptions {
  readonly platform: ServedPlatform;
  /** Resource spaces of the project. Devices that were registered without one belong to the first. */
  readonly applications: readonly Application[];
  /** Ids of rules, subscriptions, messages, products and notifications. Default: UUIDs. */
  readonly newId?: (of: IdKind) => string;
}

/**
 * The application's side of generation 2, without its ports.
 * @param ownPorts on which the platform itself listens at this moment: those of devices and of applications
 * @throws RegistryError when two applications have the same appId
 */
export function newSecondSide(
  { platform, applications, newId = () => randomUUID() }: SecondSideOptions,
  ownPorts: () => readonly number[],
): ApplicationSide {
  return new SecondApplicationSide({ platform, ownPorts, applications: new Applications(applications), newId });
}

interface Parts extends Pick<Services, 'platform' | 'applications' | 'newId'> {
  readonly ownPorts: () => readonly number[];
}

/** The application's side of generation 2: all below `/v5`. */
class SecondApplicationSide implements ApplicationSide {
  readonly #services: Services;
  readonly #notifier: Notifier;
  readonly #outbox: Outbox;

  constructor({ platform, applications, newId, ownPorts }: Parts) {
    const { clock, journal, state: store } = platform;
    const guard = new CallbackGuard({ ownPorts });
    const outbox = new Outbox({ clock, record: (event) => void journal.record(event), guard });
    const forwarding = new Forwarding({ newId, store, guard, onEnd: (target) => outbox.end(target) });
    const view = new DeviceView(platform, applications);
    this.#outbox = outbox;
    this.#notifier = new Notifier({ platform, applications, forwarding, outbox, view, newId });
    this.#services = { platform, applications, forwarding, messages: new MessageBook(), view, newId };
  }

  async load(): Promise<Fetch> {
    const { calls } = await import('./calls/index.ts');
    const { mountCalls } = await import('./mount-calls.ts');
    const app = mountCalls(calls, this.#services);
    return (request, env) => app.fetch(request, env);
  }

  /** Forgets rules, subscriptions and messages. */
  reset(): void {
    const { forwarding, messages } = this.#services;
    forwarding.clear();
    messages.clear();
  }

  close(): void {
    this.#outbox.close();
  }

  follow(entry: PlatformEntry & Stamp): void {
    const { messages } = this.#services;
    if (entry.type === 'message-status') messages.follow(entry, entry.wall);
    else if (entry.type === 'device-deleted') messages.forget(entry.deviceId);
    this.#notifier.follow(entry);
  }
}
