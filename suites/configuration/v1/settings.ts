import { runSetting as setting } from '../run-setting.ts';

/** What a device of generation 1 can be. */
export const v1Capabilities = [
  setting('capabilities.codecModes', 'CONFORMANCE_CODEC_MODES', 'list', 'the codec modes that it speaks', {
    otherwise: 'json',
  }),
];

/** What else only generation 1 has. */
export const v1Settings = [
  setting('registration', 'CONFORMANCE_REGISTRATION', 'switch', 'it registers itself with the secret of its product', {
    off: 'it is registered before it starts',
    otherwise: 'off',
  }),
  setting('codec', 'CONFORMANCE_CODEC', 'file', "the product's codec: a module that exports decode and encode"),
];
