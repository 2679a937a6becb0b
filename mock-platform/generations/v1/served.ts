import type { CheckOptions } from '../../protocol/credentials/check-options.ts';
import { platformSetting as setting } from '../../settings/platform-setting.ts';
import { credentialSettings } from '../credential-settings.ts';
import type { Own, ServedGeneration } from '../served-generation.ts';
import { generateCredentials } from './credentials.ts';
import { v1Dialect } from './dialect.ts';
import type { FirstGenerationOptions } from './first-generation.ts';
import { asV1Product } from './product.ts';
import { topicsOf } from './topics.ts';

/** Generation 1, as it is served. */
export const v1: ServedGeneration = {
  name: 'v1',
  speaks: ['v1'],
  choice: '1',
  topicsBegin: '/huawei/v1/devices/',
  dialect: v1Dialect,
  settings: [
    setting('options.hasMore', '--has-more', 'switch', 'send hasMore in commands', {
      off: 'send commands without hasMore',
      otherwise: 'on',
    }),
    ...credentialSettings,
  ],
  productFiles: ['codec'],
  async members() {
    const { v1OptionMembers, v1ProductMembers } = await import('./definition-members.ts');
    return { product: v1ProductMembers, options: v1OptionMembers };
  },
  contradictions({ codecMode, codec }, subjectOf) {
    if (codecMode !== 'binary' || codec !== undefined) return [];
    return [
      `${subjectOf('codecMode')} is "binary" without a codec: expected a module with decode and encode. Add codec.`,
    ];
  },
  async loadProduct({ codecMode = 'json', codec }) {
    if (codec === undefined) return { codecMode };
    const { loadCodec } = await import('./load-codec.ts');
    return { codecMode, codec: await loadCodec(String(codec)) };
  },
  async load(options) {
    const { firstGeneration } = await import('./first-generation.ts');
    return firstGeneration(optionsOfFirst(options));
  },
  firstKey: (draw) => String((draw % 65_535) + 1),
  apiPage: '/docs',
  usual: { model: 'street-lamp' },
  deviceIdOf: () => undefined,
  loginOf: ({ deviceId, secret }, time) => generateCredentials({ deviceId, secret, time }),
  toldOf: (product) => ({ codecMode: asV1Product(product).codecMode }),
  reportOf({ deviceId }, product, data) {
    if (asV1Product(product).codecMode !== 'json') return undefined;
    return { topic: topicsOf(deviceId).data.json, payload: JSON.stringify({ msgType: 'deviceReq', data }) };
  },
  async loadSide() {
    const { newFirstSide } = await import('./northbound/open-northbound.ts');
    return newFirstSide;
  },
};

/** How credentials are checked stands among the other options of a definition. */
export function optionsOfFirst({
  hasMore,
  timestampToleranceMs,
  keepAlive,
  passwordCase,
}: Own & FirstGenerationOptions & CheckOptions): FirstGenerationOptions {
  return {
    ...(hasMore !== undefined && { hasMore }),
    credentials: {
      ...(timestampToleranceMs !== undefined && { timestampToleranceMs }),
      ...(keepAlive !== undefined && { keepAlive }),
      ...(passwordCase !== undefined && { passwordCase }),
    },
  };
}
