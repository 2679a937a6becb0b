import { languageVariable } from '../../mock-platform/language/language-of-process.ts';
import type { KnownVariables } from '../../mock-platform/settings/stray-variables.ts';
import { variableNames } from '../device/environment.ts';
import { fileSetting, settings } from './settings.ts';

/** Variables that a run reads. `CONFORMANCE_…` is ours alone; `DEVICE_…` and `IOT_…` may belong to other programs. */
export const knownVariables: KnownVariables = {
  names: [...settings.map(({ variable }) => variable), fileSetting.variable, languageVariable, ...variableNames],
  // One part of this program sets them for another.
  unspoken: ['CONFORMANCE_PROGRESS', 'CONFORMANCE_WATCHED'],
  own: 'CONFORMANCE_',
  shared: ['DEVICE_', 'IOT_'],
  command: 'run',
};
