import type { Dialect } from './dialect.ts';

/** Of a generation that has nothing of its own in its journals. */
export const plainDialect: Dialect = {
  keyName: 'key',
  response: 'a response',
  echo: 'a response that repeats',
  writtenKey: ({ key }) => key,
  sentKey: ({ key }) => key,
  meantKey: ({ key = '' }) => key,
  keyIn: () => undefined,
  keyBytes: (key) => key.length,
  isLikeResponse: () => false,
  saysResponse: () => false,
  isAside: () => false,
  saysReport: () => false,
  isKey: (key) => key !== '',
  mistakenKey: () => undefined,
  hasTellingKeys: false,
  isBoundaryKey: () => false,
  mayPassForKnown: () => false,
  isLowerKey: () => false,
  isText: () => true,
  messageOf: ({ key, serviceId, cmd, paras }) => ({ key, serviceId, cmd, paras }),
  codeOf: (message) => (message as { readonly errcode?: unknown } | null | undefined)?.errcode,
  servicesIn: (report) => [report],
  loginName: () => 'deviceId',
};
