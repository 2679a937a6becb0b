import type { PlatformEntry } from '../../../events.ts';
import type { Outbox } from '../../../northbound/notifications/outbox.ts';
import { Presence } from '../../../northbound/notifications/presence.ts';
import { formatEventTime } from '../../../protocol/times.ts';
import type { Applications } from '../../../registry/applications.ts';
import type { Device } from '../../../registry/device.ts';
import type { ServedPlatform } from '../../../served-platform.ts';
import type { ServiceReport } from '../../../shadow/service-report.ts';
import type { Choices } from './choices.ts';
import type { DeviceView } from './device-view.ts';
import { reportOf } from './report-of.ts';
import type { NotifyType, Subscriptions } from './subscriptions.ts';

export interface NotifierParts {
  readonly platform: ServedPlatform;
  readonly applications: Applications;
  readonly subscriptions: Subscriptions;
  readonly outbox: Outbox;
  readonly view: DeviceView;
  readonly choices: Choices;
  readonly newId: (of: 'report') => string;
}

/** The members that `bindDevice` reports, or no notification. */
const silentMembers = new Set(['activated', 'frozen', 'secret', 'appId', 'verification']);

/** Tells applications what happens to their devices, in compact JSON that begins with `notifyType` (ref 6.6). */
export class Notifier {
  readonly #parts: NotifierParts;
  readonly #known: Set<string>;
  /** Those whose registration has become durable: the end of others is not notified. */
  readonly #durable: Set<string>;
  readonly #lastStatus = new Map<string, string>();
  readonly #presence = new Presence((deviceId) => this.#statusChanged(deviceId));
  /** Changes of the registry are notified after they are durable, in order. */
  #told: Promise<void> = Promise.resolve();

  constructor(parts: NotifierParts) {
    this.#parts = parts;
    this.#known = new Set(parts.platform.registry.devices.map(({ deviceId }) => deviceId));
    this.#durable = new Set(this.#known);
  }

  /** To be called with every entry of the journal. */
  follow(entry: PlatformEntry): void {
    if (entry.type === 'device-registered') this.#registered(entry.deviceId);
    else if (entry.type === 'device-changed') this.#changed(entry.deviceId, entry.members);
    else if (entry.type === 'device-deleted') this.#deleted(entry.deviceId, entry.appId);
    else if (entry.type === 'message-received') this.#reported(entry.deviceId, reportOf(entry, entry.wall));
    else this.#presence.follow(entry);
  }

  /** Sends one notification to everybody who subscribed to it for the device. */
  notify(appId: string | undefined, notifyType: NotifyType, deviceId: string, members: object): void {
    if (appId === undefined) return;
    const { subscriptions, outbox } = this.#parts;
    const wanted = subscriptions.find(appId, { notifyType });
    if (wanted.length === 0) return;
    const body = JSON.stringify({ notifyType, ...members });
    for (const subscription of wanted) outbox.add(subscription, deviceId, body);
  }

  /** The verify code of a device that never came on line has run out. */
  bindingExpired(device: Device): void {
    const { deviceId } = device;
    const deviceInfo = this.#parts.view.deviceInfo(device);
    this.notify(this.#ownerOf(device), 'bindDevice', deviceId, { deviceId, resultCode: 'expired', deviceInfo });
  }

  #registered(deviceId: string): void {
    const device = this.#parts.platform.registry.byDeviceId(deviceId);
    // A change of its nodeId or product is recorded as a registration, too.
    if (!device || this.#known.has(deviceId)) return;
    this.#known.add(deviceId);
    const deviceInfo = this.#parts.view.deviceInfo(device);
    const gatewayId = deviceId;
    const owner = this.#ownerOf(device);
    this.#whenDurable(() => {
      this.#durable.add(deviceId);
      this.notify(owner, 'deviceAdded', deviceId, { deviceId, gatewayId, nodeType: 'ENDPOINT', deviceInfo });
    });
  }

  #changed(deviceId: string, members: readonly string[]): void {
    const device = this.#parts.platform.registry.byDeviceId(deviceId);
    if (!device) return;
    const deviceInfo = this.#parts.view.deviceInfo(device);
    const appId = this.#ownerOf(device);
    if (members.includes('activated')) {
      this.#whenDurable(() =>
        this.notify(appId, 'bindDevice', deviceId, { deviceId, resultCode: 'succeeded', deviceInfo }),
      );
    }
    if (members.some((member) => !silentMembers.has(member))) {
      this.#whenDurable(() => this.#infoChanged(device, deviceInfo));
    }
  }

  #deleted(deviceId: string, appId: string | undefined): void {
    this.#known.delete(deviceId);
    this.#lastStatus.delete(deviceId);
    const owner = this.#parts.applications.ownerOf({ ...(appId !== undefined && { appId }) });
    this.#whenDurable(() => {
      if (!this.#durable.delete(deviceId)) return;
      this.notify(owner, 'deviceDeleted', deviceId, { deviceId, gatewayId: deviceId });
    });
  }

  #statusChanged(deviceId: string): void {
    const { platform, view } = this.#parts;
    const device = platform.registry.byDeviceId(deviceId);
    if (!device) return;
    const status = view.statusOf(device);
    if (this.#lastStatus.get(deviceId) === status) return;
    this.#lastStatus.set(deviceId, status);
    const deviceInfo = view.deviceInfo(device);
    this.#whenDurable(() => this.#infoChanged(device, deviceInfo));
  }

  #infoChanged(device: Device, deviceInfo: object): void {
    const { deviceId } = device;
    this.notify(this.#ownerOf(device), 'deviceInfoChanged', deviceId, { deviceId, gatewayId: deviceId, deviceInfo });
  }

  #reported(deviceId: string, reports: readonly ServiceReport[]): void {
    const { platform, view, choices, newId } = this.#parts;
    const device = platform.registry.byDeviceId(deviceId);
    if (!device || reports.length === 0) return;
    const appId = this.#ownerOf(device);
    const requestId = newId('report');
    const services = reports.map(({ serviceId, data, time }) => ({
      serviceId,
      serviceType: view.serviceTypeOf(device, serviceId),
      data,
      eventTime: formatEventTime(time),
    }));
    const common = { requestId, deviceId, gatewayId: deviceId };
    for (const service of services) this.notify(appId, 'deviceDataChanged', deviceId, { ...common, service });
    this.notify(appId, 'deviceDatasChanged', deviceId, { ...common, [choices.datasChangedMember]: services });
  }

  #ownerOf(device: Device): string | undefined {
    return this.#parts.applications.ownerOf(device);
  }

  #whenDurable(tell: () => void): void {
    // What could not be made durable was not acknowledged, and is not notified.
    const saved = this.#parts.platform.registry.saved();
    this.#told = this.#told.then(() => saved.then(tell, () => {}));
  }
}
