import { Buffer, isUtf8 } from 'node:buffer';
import type { PlatformEntry } from '../../../events.ts';
import type { MessageReceived, Published, Stamp } from '../../../journal/events.ts';
import type { MessageStatus } from '../../../messages/events.ts';
import type { Outbox } from '../../../northbound/notifications/outbox.ts';
import { Presence } from '../../../northbound/notifications/presence.ts';
import { formatEventTime } from '../../../protocol/times.ts';
import type { Applications } from '../../../registry/applications.ts';
import type { Device } from '../../../registry/device.ts';
import type { ServedPlatform } from '../../../served-platform.ts';
import type { ServiceReport } from '../../../shadow/service-report.ts';
import { reportsIn } from '../reports-in.ts';
import { unpack } from '../unpack.ts';
import type { DeviceView } from './device-view.ts';
import type { Forwarding, Subject } from './forwarding.ts';
import { stateOf } from './message-book.ts';

export interface NotifierParts {
  readonly platform: ServedPlatform;
  readonly applications: Applications;
  readonly forwarding: Forwarding;
  readonly outbox: Outbox;
  readonly view: DeviceView;
  readonly newId: (of: 'report') => string;
}

/** What of a device concerns nobody but the platform. */
const silentMembers = new Set(['activated', 'frozen', 'secret', 'appId', 'verification']);

/** Tells applications what happens to devices, in the envelope of ref2 6.5. */
export class Notifier {
  readonly #parts: NotifierParts;
  /** Those whose registration has become durable: of others nothing is told. */
  readonly #known: Map<string, Device>;
  readonly #lastStatus = new Map<string, string>();
  readonly #lastOnline = new Map<string, number>();
  readonly #presence = new Presence((deviceId) => this.#statusChanged(deviceId));
  /** Directly after it comes what was read of it. */
  #published: Published | undefined;
  /** Changes of the registry are told after they are durable, in order. */
  #told: Promise<void> = Promise.resolve();

  constructor(parts: NotifierParts) {
    this.#parts = parts;
    this.#known = new Map(parts.platform.registry.devices.map((device) => [device.deviceId, device]));
  }

  /** To be called with every entry of the journal. */
  follow(entry: PlatformEntry): void {
    if (entry.type === 'published') this.#published = entry;
    else if (entry.type === 'message-received') this.#received(entry);
    else if (entry.type === 'message-status') this.#messageStatus(entry, entry.wall);
    else if (entry.type === 'device-registered') this.#registered(entry.deviceId);
    else if (entry.type === 'device-changed') this.#changed(entry.deviceId, entry.members);
    else if (entry.type === 'device-deleted') this.#deleted(entry.deviceId);
    else {
      if (entry.type === 'device-online') this.#lastOnline.set(entry.deviceId, entry.wall);
      this.#presence.follow(entry);
    }
  }

  #received(entry: MessageReceived & Stamp): void {
    const { deviceId, kind, value, v2, wall } = entry;
    if (v2?.channel === 'messages/up' || v2?.channel === 'user') this.#said(entry);
    else if (kind === 'report' && value !== undefined) {
      const { generation } = this.#parts.platform;
      const reports = v2 ? reportsIn(value, wall) : (generation.reported?.(value, wall) ?? []);
      if (reports.length > 0) this.#reported(deviceId, reports, v2?.traceId);
    }
  }

  #reported(deviceId: string, reports: readonly ServiceReport[], traceId: string | undefined): void {
    const services = reports.map(({ serviceId, data, time }) => {
      return { service_id: serviceId, properties: data, event_time: formatEventTime(time) };
    });
    this.#notify('device.property/report', deviceId, { services }, traceId);
  }

  /** Free content: as text, or in Base64 where it is none. */
  #said({ deviceId, connection, payload, v2 }: MessageReceived): void {
    const published = this.#published;
    if (!v2 || published?.connection !== connection || published.payload !== payload) return;
    const { content } = unpack(payload, v2);
    if (!content) return;
    const [topic = ''] = published.topic.split('?');
    const text = Buffer.from(content).toString(isUtf8(content) ? 'utf8' : 'base64');
    this.#notify('device.message/report', deviceId, { topic, content: text }, v2.traceId);
  }

  #messageStatus({ deviceId, messageId, status, name, topic }: MessageStatus, wall: number): void {
    const named = name !== undefined && { name };
    const body = { message_id: messageId, ...named, topic, ...stateOf(status), timestamp: formatEventTime(wall) };
    this.#notify('device.message.status/update', deviceId, body);
  }

  #statusChanged(deviceId: string): void {
    const { platform, view } = this.#parts;
    const device = platform.registry.byDeviceId(deviceId);
    if (!device) return;
    const isOnline = platform.broker.sessionOf(deviceId) !== undefined;
    const status = isOnline ? 'ONLINE' : 'OFFLINE';
    if (this.#lastStatus.get(deviceId) === status) return;
    this.#lastStatus.set(deviceId, status);
    const now = platform.clock.now();
    const body = {
      status,
      last_online_time: isoTime(this.#lastOnline.get(deviceId) ?? now),
      status_update_time: isoTime(now),
    };
    const header = view.header(device);
    this.#whenDurable(() => this.#send('device.status/update', device, header, body));
  }

  #registered(deviceId: string): void {
    const { platform, view } = this.#parts;
    const device = platform.registry.byDeviceId(deviceId);
    // A change of its nodeId or product is recorded as a registration, too.
    if (!device || this.#known.has(deviceId)) return;
    const [header, body] = [view.header(device), view.whole(device)];
    this.#whenDurable(() => {
      this.#known.set(deviceId, device);
      this.#send('device/create', device, header, body);
    });
  }

  #changed(deviceId: string, members: readonly string[]): void {
    const { platform, view } = this.#parts;
    const device = platform.registry.byDeviceId(deviceId);
    if (!device) return;
    if (this.#known.has(deviceId)) this.#known.set(deviceId, device);
    if (members.every((member) => silentMembers.has(member))) return;
    const [header, body] = [view.header(device), view.whole(device)];
    this.#whenDurable(() => this.#send('device/update', device, header, body));
  }

  #deleted(deviceId: string): void {
    this.#lastStatus.delete(deviceId);
    this.#lastOnline.delete(deviceId);
    this.#whenDurable(() => {
      const device = this.#known.get(deviceId);
      if (!device || !this.#known.delete(deviceId)) return;
      const header = this.#parts.view.header(device);
      this.#send('device/delete', device, header, { device_id: deviceId, node_id: device.nodeId });
    });
  }

  #notify(subject: Subject, deviceId: string, body: object, traceId?: string): void {
    const device = this.#parts.platform.registry.byDeviceId(deviceId);
    if (device) this.#send(subject, device, this.#parts.view.header(device), body, traceId);
  }

  #send(subject: Subject, device: Device, header: object, body: object, traceId?: string): void {
    const { forwarding, applications, outbox, platform, newId } = this.#parts;
    const wanted = forwarding.wanting(subject, applications.ownerOf(device));
    if (wanted.length === 0) return;
    const [resource = '', event = ''] = subject.split('/');
    const now = platform.clock.now();
    const text = JSON.stringify({
      ...{ resource, event, event_time: formatEventTime(now), event_time_ms: isoTime(now) },
      request_id: traceId || newId('report'),
      notify_data: { header, body },
    });
    for (const target of wanted) outbox.add(target, device.deviceId, text);
  }

  #whenDurable(tell: () => void): void {
    // What could not be made durable was not acknowledged, and is not told.
    const saved = this.#parts.platform.registry.saved();
    this.#told = this.#told.then(() => saved.then(tell, () => {}));
  }
}

/** In milliseconds, as the later form of times has it. */
function isoTime(time: number): string {
  return new Date(time).toISOString();
}
