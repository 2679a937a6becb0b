import type { CheckOptions } from '../../protocol/credentials/check-options.ts';
import { platformSetting as setting } from '../../settings/platform-setting.ts';
import { credentialSettings } from '../credential-settings.ts';
import type { Own, ServedGeneration } from '../served-generation.ts';
import { generateV2Credentials } from './credentials.ts';
import { v2Dialect } from './dialect.ts';
import { uuidOf } from './request-id.ts';
import type { SecondGenerationOptions } from './second-generation.ts';
import { prefixOf } from './topics.ts';

/** Generation 2, as it is served. */
export const v2: ServedGeneration = {
  name: 'v2',
  speaks: ['v2'],
  choice: '2',
  topicsBegin: '$oc/devices/',
  dialect: v2Dialect,
  settings: [
    ...credentialSettings,
    setting(
      'options.implicitQos',
      '--implicit-qos',
      'number',
      'QoS at which a device of generation 2 gets what it has not subscribed to: 0 or 1',
      { otherwise: '0' },
    ),
    setting('options.maxSubscriptions', '--max-subscriptions', 'number', 'subscriptions of a connection', {
      otherwise: '100',
    }),
  ],
  productFiles: [],
  async members() {
    const { v2OptionMembers } = await import('./definition-members.ts');
    return { product: {}, options: v2OptionMembers };
  },
  contradictions: () => [],
  loadProduct: async () => ({}),
  async load(options) {
    const { secondGeneration } = await import('./second-generation.ts');
    return secondGeneration(optionsOfSecond(options));
  },
  firstKey: (draw) => uuidOf(String(draw)),
  apiPage: '/v5/docs',
  usual: { model: 'street-lamp-v5/product.json' },
  deviceIdOf: ({ productId }, nodeId) => `${productId}_${nodeId}`,
  loginOf: ({ deviceId, secret }, time) => generateV2Credentials({ deviceId, secret, time }),
  toldOf: () => ({}),
  reportOf({ deviceId }, _product, services) {
    const written = services.map((service) => {
      const { serviceId: service_id, serviceData: properties } = service as Own;
      return { service_id, properties };
    });
    return { topic: `${prefixOf(deviceId)}sys/properties/report`, payload: JSON.stringify({ services: written }) };
  },
  async loadSide() {
    const { newSecondSide } = await import('./northbound/second-application-side.ts');
    return newSecondSide;
  },
};

/** How credentials are checked stands among the other options of a definition. */
export function optionsOfSecond({
  implicitQos,
  maxSubscriptions,
  timestampToleranceMs,
  keepAlive,
  passwordCase,
}: Own & SecondGenerationOptions & CheckOptions): SecondGenerationOptions {
  return {
    ...(implicitQos !== undefined && { implicitQos }),
    ...(maxSubscriptions !== undefined && { maxSubscriptions }),
    credentials: {
      ...(timestampToleranceMs !== undefined && { timestampToleranceMs }),
      ...(keepAlive !== undefined && { keepAlive }),
      ...(passwordCase !== undefined && { passwordCase }),
    },
  };
}
