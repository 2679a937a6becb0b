import type { ProductModel } from '../../../../mock-platform/product-model/model.ts';
import { defineRule, type Entry } from '../../rule.ts';
import { compareReport, type ServiceReport } from './compare-report.ts';
import { parseExactly } from './exact-json.ts';
import { reportedServices } from './reported-services.ts';

/** So long after the device said "sent" its report may still be on the way, unless what it sent later is there. */
const onItsWayMs = 1000;

/** A report that the device was asked to send, and what arrived since. */
interface Order {
  readonly told: Entry<'report-asked'>;
  readonly arrived: ServiceReport[];
  readonly messages: Entry<'message-received'>[];
  readonly laterKeys: Set<string>;
  acknowledged?: Entry<'report-acknowledged'>;
}

export default defineRule({
  id: 'V1-REPORT-14',
  level: 'MUST',
  sentence: 'when told what to report, reports exactly that: every service, property, number, string and character',
  source: 'ref 4.1',
  shownIn: ['driven-reports'],
  needs: ['reports', 'adapter'],
  judge({ exercised, broken }) {
    const models = new Map<string, ProductModel>();
    const products = new Map<string, string>();
    const connections = new Map<number, string>();
    const offline = new Set<string>();
    let orders: Order[] = [];

    const differenceIn = ({ told, arrived }: Order) => {
      const services = models.get(products.get(told.deviceId) ?? '')?.services ?? [];
      const isModelled = (serviceId: string, property: string) =>
        services.some((one) => one.serviceId === serviceId && one.properties.some((p) => p.propertyName === property));
      return compareReport(told.services, arrived, isModelled);
    };
    const decide = (order: Order) => {
      orders = orders.filter((one) => one !== order);
      exercised();
      const difference = differenceIn(order);
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
      'product-registered': ({ productId, model }) => models.set(productId, model),
      'device-registered': ({ deviceId, productId }) => products.set(deviceId, productId),
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
        if (waiting.length === 0 || entry.value === undefined) return;
        const { v1, payload, value } = entry;
        const services = reportedServices(
          v1?.codecMode === 'json' ? parseExactly(new TextDecoder().decode(payload)) : value,
        );
        if (services.length === 0) return;
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
  },
});
