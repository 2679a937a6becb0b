import type { Parameter, ProductModel } from '../../../mock-platform/product-model/model.ts';
import { isObject } from '../../../mock-platform/protocol/is-object.ts';
import type { Probe } from './probe.ts';

/** For tests: a parameter that every command needs. */
export const level: Parameter = { paraName: 'level', dataType: 'int', required: true, min: 1, max: 9 };

/** For tests: a product with one command, of these parameters. */
export function modelWith(...paras: Parameter[]): ProductModel {
  return {
    manufacturerId: 'Example',
    manufacturerName: 'Example',
    model: 'Lamp1',
    deviceType: 'Lamp',
    protocolType: 'MQTT',
    services: [
      {
        serviceId: 'Light',
        serviceType: 'Light',
        option: 'Mandatory',
        properties: [{ propertyName: 'on', dataType: 'int', required: true, min: 0, max: 1, method: 'R' }],
        commands: [{ commandName: 'SET', paras, responses: [] }],
      },
    ],
  };
}

/** For tests: the JSON value of a payload as the strictest reader has it; `undefined` when there is none. */
export function readStrictly(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload));
  } catch {
    return undefined;
  }
}

/** For tests: whether a lenient reader can make a cloudReq of it: own members of the right types; `paras` may lack. */
export function isCommand(value: unknown, parasRequired: boolean): boolean {
  if (!isObject(value)) return false;
  const own = new Map<string, unknown>(Object.entries(value));
  const paras = own.get('paras');
  const mid = own.get('mid');
  return (
    own.get('msgType') === 'cloudReq' &&
    typeof own.get('serviceId') === 'string' &&
    typeof own.get('cmd') === 'string' &&
    (isObject(paras) || !parasRequired) &&
    typeof mid === 'number' &&
    Number.isInteger(mid) &&
    mid >= 1 &&
    mid <= 65_535
  );
}

/** For tests: the payload as text. */
export const text = ({ payload }: Probe) => Buffer.from(payload).toString();
