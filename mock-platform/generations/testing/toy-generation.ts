import { Buffer } from 'node:buffer';
import { z } from 'zod';
import { PlatformError } from '../../platform-error.ts';
import { platformSetting } from '../../settings/platform-setting.ts';
import type { Generation, Keys, NewGeneration } from '../generation.ts';
import { plainDialect } from '../plain-dialect.ts';
import type { ServedGeneration } from '../served-generation.ts';

/** `toy/{deviceId}/{what}`, and behind it the key, where there is one. */
const topic = /^toy\/([^/+#]+)\/(tell|done|ask|do|told)(?:\/(\w+))?$/;

/** Keys k1, k2 … and whatever a caller wishes. */
function newKeys(): Keys {
  const inUse = new Set<string>();
  let next = 1;
  const claim = (key: string) => {
    if (inUse.has(key)) throw new PlatformError(`The key ${key} still waits for an answer: take another one.`);
    inUse.add(key);
    return key;
  };
  return {
    allocate: () => {
      while (inUse.has(`k${next}`)) next += 1;
      return claim(`k${next++}`);
    },
    claim,
    release: (key) => void inUse.delete(key),
    startAt: (key) => {
      next = Number(key.slice(1));
    },
  };
}

/**
 * A third generation, to show what a generation is free to do: other topics, keys in topics, messages that are not JSON, and
 * commands without a SUBSCRIBE. A password is the secret as it stands.
 */
export const toyGeneration: NewGeneration = ({ registry }): Generation => ({
  levels: new Set([4]),
  ofProduct: () => ({}),
  admit({ username = '', password }) {
    const device = registry.byDeviceId(username);
    const accepted = device !== undefined && Buffer.from(password ?? []).toString() === device.secret;
    const reason = accepted ? 'accepted' : 'no such toy';
    const identity = device && { deviceId: device.deviceId };
    return { accepted, returnCode: accepted ? 0 : 4, reason, findings: [], ...(identity && { identity }) };
  },
  classify(text, { deviceId }) {
    const [, id, what, key] = topic.exec(text) ?? [];
    if (id !== deviceId || what === undefined) return { purpose: 'foreign' };
    return { purpose: what === 'do' || what === 'told' ? 'command' : 'data', ...(key !== undefined && { key }) };
  },
  commandPlace: ({ identity: { deviceId } }) => ({ topicOf: (key) => `toy/${deviceId}/do/${key}`, granted: 0 }),
  newKeys,
  write: ({ serviceId, cmd, paras }) => ({ payload: Buffer.from(`${serviceId} ${cmd} ${JSON.stringify(paras)}`) }),
  read(payload, { key }) {
    const [word = '', service = '', ...rest] = Buffer.from(payload).toString().split(' ');
    const data = rest.join(' ');
    switch (word) {
      case 'has':
        return { kind: 'report', value: { serviceId: service, serviceData: JSON.parse(data) } };
      case 'did':
        return { kind: 'response', key, value: service, response: { errcode: Number(service), body: data } };
      case 'what':
        return { kind: 'request', key, value: service };
      default:
        return { unreadable: `begins with ${JSON.stringify(word)}: expected has, did or what` };
    }
  },
  servicesIn: (value) => [value],
  replies: async (occasion, { identity: { deviceId } }) =>
    occasion.on === 'request'
      ? [{ topic: `toy/${deviceId}/told/${occasion.key}`, payload: Buffer.from('42'), qos: 0 }]
      : [],
});

/** It as `serve` starts it: products have a colour, and a platform that is loud says LEVEL! where others say LEVEL. */
export const toy: ServedGeneration = {
  name: 'toy',
  speaks: ['toy'],
  choice: 'toy',
  dialect: plainDialect,
  settings: [platformSetting('options.loud', '--loud', 'switch', 'shout commands', { off: 'say commands calmly' })],
  productFiles: ['song'],
  members: async () => ({
    product: { colour: z.enum(['red', 'blue'], '"red" or "blue"').default('red'), song: z.string('a path').optional() },
    options: { loud: z.boolean('true or false').optional() },
  }),
  contradictions: ({ colour, song }, subjectOf) =>
    colour === 'blue' && song === undefined
      ? [`${subjectOf('colour')} is "blue": expected a song with it. Add song.`]
      : [],
  loadProduct: async ({ colour }) => ({ colour }),
  load:
    async ({ loud }) =>
    (parts) => {
      const calm = toyGeneration(parts);
      if (!loud) return calm;
      return { ...calm, write: (command, ...rest) => calm.write({ ...command, cmd: `${command.cmd}!` }, ...rest) };
    },
  apiPage: '/docs',
  usual: { model: 'street-lamp' },
  deviceIdOf: () => undefined,
  firstKey: (draw) => `k${draw}`,
  loginOf: ({ deviceId, secret }) => ({ clientId: deviceId, username: deviceId, password: secret }),
  toldOf: () => ({}),
  reportOf({ deviceId }, _, [service]) {
    const { serviceId, serviceData } = service as { serviceId: string; serviceData: object };
    return { topic: `toy/${deviceId}/tell`, payload: `has ${serviceId} ${JSON.stringify(serviceData)}` };
  },
  loadSide: async () => (options) => {
    const names = options.applications.map(({ appId }) => appId).join();
    const load = async () => () => new Response(`toys of ${names}`);
    return { load, follow: () => {}, reset: () => {}, close: () => {} };
  },
};
