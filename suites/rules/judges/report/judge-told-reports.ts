import { dialectOf } from '../../../../mock-platform/generations/dialect-of.ts';
import type { Entry, Rule } from '../../rule.ts';
import { compareReport, type ServiceReport } from './compare-report.ts';
import { parseExactly } from './exact-json.ts';
import { KnownModels } from './known-models.ts';
import type { ReportForm } from './report-form.ts';

/** So long after the device said "sent" its report may still be on the way, unless what it sent later is there. */
const onItsWayMs = 1000;

/** A report that the device was asked to send, and what arrived since. */
interface Order {
  readonly told: Entry<'report-asked'>;
  readonly arrived: ServiceReport[];
  readonly messages: Entry<'message-received'>[];
  readonly laterKeys: Set<string>;
  acknowledged?: Entry<'report-acknowledged'>;
  /** Something came that the platform cannot read as a report: it may be this one, and is for the rules about that. */
  isObscured?: true;
}

/**
 * Does a device report exactly what it is told to?
 *
 * @param isText whether a message's payload is the JSON text itself
 */
export function judgeToldReports(
  { servicesOf }: ReportForm,
  isText: (entry: Entry<'message-received'>) => boolean,
): Rule['judge'] {
  return ({ exercised, broken }) => {
    const models = new KnownModels();
    const connections = new Map<number, string>();
    const offline = new Set<string>();
    let orders: Order[] = [];

    const servicesIn = (entry: Entry<'message-received'>) => {
      if (entry.value === undefined) return [];
      return servicesOf(entry, isText(entry) ? parseExactly(textOf(entry)) : entry.value);
    };
    const differenceIn = ({ told, arrived }: Order) => {
      const services = models.of(told.deviceId)?.services ?? [];
      const isModelled = (serviceId: string, property: string) =>
        services.some((one) => one.serviceId === serviceId && one.properties.some((p) => p.propertyName === property));
      return compareReport(told.services, arrived, isModelled);
    };
    const decide = (order: Order) => {
      orders = orders.filter((one) => one !== order);
      const difference = differenceIn(order);
      if (difference && order.isObscured) return;
      exercised();
      if (!difference) return;
      const evidence = [order.told, ...order.messages];
      broken({ message: 'It was asked to report something, and reported something else.', ...difference, evidence });
    };
    /** Orders are carried out in turn: when one is as it should be, those before it are as they will stay. */
    const settle = (deviceId: string) => {
      const acknowledged = orders.filter((order) => order.told.deviceId === deviceId && order.acknowledged);
      const last = acknowledged.findLastIndex((order) => !differenceIn(order));
      for (const order of acknowledged.slice(0, last + 1)) decide(order);
    };
    const decideOverdue = (deviceId: string, at: number) => {
      for (const order of orders) {
        if (order.told.deviceId !== deviceId || !order.acknowledged) continue;
        if (at - order.acknowledged.at >= onItsWayMs) decide(order);
      }
    };

    return {
      ...models.handlers,
      'device-online'({ deviceId, connection }) {
        offline.delete(deviceId);
        connections.set(connection, deviceId);
      },
      // Whoever says DISCONNECT has sent all that came before it.
      'connection-closed'({ connection, clean }) {
        const deviceId = connections.get(connection);
        for (const order of orders) if (clean && order.told.deviceId === deviceId && order.acknowledged) decide(order);
      },
      // What was under way when the connection broke may be lost with it.
      'device-offline'({ deviceId }) {
        offline.add(deviceId);
        orders = orders.filter(({ told }) => told.deviceId !== deviceId);
      },
      'report-asked'(told) {
        decideOverdue(told.deviceId, told.at);
        if (!offline.has(told.deviceId)) orders.push({ told, arrived: [], messages: [], laterKeys: new Set() });
      },
      'report-acknowledged'(entry) {
        const order = orders.find((one) => one.told.deviceId === entry.deviceId && !one.acknowledged);
        if (!order) return;
        order.acknowledged = entry;
        if (entry.error === undefined) return settle(entry.deviceId);
        orders = orders.filter((one) => one !== order);
        exercised();
        const evidence = [order.told, entry];
        const expected = JSON.stringify(order.told.services);
        broken({ message: 'It did not report what it was asked to.', expected, actual: entry.error, evidence });
      },
      'message-received'(entry) {
        const waiting = orders.filter(({ told }) => told.deviceId === entry.deviceId);
        if (waiting.length === 0) return;
        const services = servicesIn(entry);
        if (services.length === 0) {
          if (mayBeReport(entry)) for (const order of waiting) order.isObscured = true;
          return;
        }
        for (const order of waiting) {
          order.arrived.push(...services);
          order.messages.push(entry);
        }
        settle(entry.deviceId);
      },
      'command-sent'({ deviceId, key }) {
        for (const { told, acknowledged, laterKeys } of orders) {
          if (told.deviceId === deviceId && acknowledged) laterKeys.add(key);
        }
      },
      // An answer to a command that was sent after the acknowledgement: the report would have come before it.
      'command-answered'({ deviceId, key }) {
        for (const order of orders) if (order.told.deviceId === deviceId && order.laterKeys.has(key)) decide(order);
      },
      'stage-ended'({ deviceId, at, complete }) {
        if (complete) decideOverdue(deviceId, at);
      },
      'device-stopping': ({ deviceId, at }) => decideOverdue(deviceId, at),
    };
  };
}

/** Can the device have meant it as a report, although it is none as it stands? */
function mayBeReport(entry: Entry<'message-received'>): boolean {
  const { kind, value, payload } = entry;
  const { isAside, isLikeResponse, saysResponse } = dialectOf(entry);
  if (kind === 'response' || isAside(entry)) return false;
  const isObject = typeof value === 'object' && value !== null;
  return isObject ? kind === 'report' || !isLikeResponse(value) : !saysResponse(payload);
}

function textOf({ payload }: Entry<'message-received'>): string {
  return new TextDecoder().decode(payload);
}
