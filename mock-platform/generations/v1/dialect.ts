import { isObject } from '../../protocol/is-object.ts';
import { readJson } from '../../protocol/read-json.ts';
import type { Dialect } from '../dialect.ts';
import { mistakenMid } from './mistaken-mid.ts';
import { isTopic } from './topics.ts';

/** Where numbers outgrow a signed byte, a byte, a signed 16-bit number and a 16-bit number, and the least. */
const boundaries: ReadonlySet<number> = new Set([1, 127, 128, 255, 256, 32_767, 32_768, 65_535]);
const logins = { 'device-id': 'deviceId', 'node-id': 'nodeId', product: 'product, to register itself' } as const;

export const v1Dialect: Dialect = {
  keyName: 'mid',
  response: 'a deviceRsp',
  echoOf: (paras) => `a body that repeats ${paras}`,
  sentKey: ({ v1 }) => v1?.mid,
  writtenKey(entry) {
    if (entry.type === 'probe-sent') return entry.key === undefined ? undefined : Number(entry.key);
    if (entry.type !== 'message-received') return entry.v1?.mid;
    return isObject(entry.value) ? entry.value.mid : undefined;
  },
  meantKey: ({ v1 }) => asNumber(v1?.mid),
  keyIn(payload) {
    const { value } = readJson(payload);
    if (!isObject(value) || !('mid' in value)) return undefined;
    return Number.isInteger(Number(value.mid)) ? asNumber(value.mid) : undefined;
  },
  keyBytes: (key) => key.length,
  isLikeResponse: (message) => 'mid' in message || 'errcode' in message,
  saysResponse: (payload) => /"(errcode|mid)"|deviceRsp/.test(Buffer.from(payload).toString('latin1')),
  isTopic,
  isAside: () => false,
  saysReport: (payload) => Buffer.from(payload).includes('deviceReq'),
  isKey(key) {
    const mid = Number(key);
    return Number.isInteger(mid) && mid >= 1 && mid <= 65_535;
  },
  mistakenKey: (key, sent) => mistakenMid(Number(key), sent),
  hasTellingKeys: false,
  isBoundaryKey: (key) => boundaries.has(Number(key)),
  mayPassForKnown: () => false,
  // Back at 1 is where numbers begin.
  isLowerKey: (key, before) => Number(key) < Number(before) && key !== '1',
  isText: ({ v1 }) => v1?.codecMode === 'json',
  messageOf: ({ v1, serviceId, cmd, paras }) => ({ msgType: 'cloudReq', mid: v1?.mid, serviceId, cmd, paras }),
  codeOf: (message) => (isObject(message) ? message.errcode : undefined),
  codeName: 'errcode',
  isSuccess: (code) => code === 0,
  servicesIn: (report) => (isObject(report) && Array.isArray(report.data) ? report.data : undefined),
  // A log-in that is one of both generations is told as the later one tells it.
  loginName: ({ v1, v2 }) => (v2 ? 'device_id' : v1 ? logins[v1.login] : 'name'),
};

/** What languages that convert silently make of a mid that is not a number: 1 of `true`, 0 of `""`. */
function asNumber(mid: unknown): string {
  return String(Number(mid));
}
