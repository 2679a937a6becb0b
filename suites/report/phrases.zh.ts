import { brokerPhrases } from '../../mock-platform/broker/phrases.zh.ts';
import { capturePhrases } from '../../mock-platform/capture/phrases.zh.ts';
import { scriptPhrases } from '../../mock-platform/commands/scripts/phrases.zh.ts';
import { definitionPhrases } from '../../mock-platform/definition/phrases.zh.ts';
import { generationPhrases } from '../../mock-platform/generations/phrases.zh.ts';
import { firstGenerationCapturePhrases } from '../../mock-platform/generations/v1/capture/phrases.zh.ts';
import type { Phrase } from '../../mock-platform/language/phrase-book.ts';
import { listenerPhrases } from '../../mock-platform/listeners/phrases.zh.ts';
import { platformPhrases } from '../../mock-platform/phrases.zh.ts';
import { modelFilePhrases } from '../../mock-platform/product-model/file-phrases.zh.ts';
import { modelPhrases } from '../../mock-platform/product-model/phrases.zh.ts';
import { credentialPhrases } from '../../mock-platform/protocol/credentials/phrases.zh.ts';
import { passwordPhrases } from '../../mock-platform/protocol/password-phrases.zh.ts';
import { protocolPhrases } from '../../mock-platform/protocol/phrases.zh.ts';
import { registryPhrases } from '../../mock-platform/registry/phrases.zh.ts';
import { settingPhrases } from '../../mock-platform/settings/phrases.zh.ts';
import { statePhrases } from '../../mock-platform/state/phrases.zh.ts';
import { userFilePhrases } from '../../mock-platform/user-files/phrases.zh.ts';
import { wirePhrases } from '../../mock-platform/wire/phrases.zh.ts';
import { arbitraryPhrases } from '../arbitraries/phrases.zh.ts';
import { firstGenerationArbitraryPhrases } from '../arbitraries/v1/phrases.zh.ts';
import { configurationPhrases } from '../configuration/phrases.zh.ts';
import { firstGenerationConfigurationPhrases } from '../configuration/v1/phrases.zh.ts';
import { depthPhrases } from '../depth/phrases.zh.ts';
import { adapterPhrases } from '../device/adapter-phrases.zh.ts';
import { devicePhrases } from '../device/phrases.zh.ts';
import { firstGenerationDevicePhrases } from '../device/v1/phrases.zh.ts';
import { journalPhrases } from '../journals/phrases.zh.ts';
import { foldPhrases } from '../rules/folds/phrases.zh.ts';
import { firstGenerationTrialPhrases } from '../rules/folds/v1/phrases.zh.ts';
import { secondGenerationTrialPhrases } from '../rules/folds/v2/phrases.zh.ts';
import { connectionPhrases } from '../rules/judges/connection/phrases.zh.ts';
import { reportPhrases } from '../rules/judges/report/phrases.zh.ts';
import { requestPhrases } from '../rules/judges/request/phrases.zh.ts';
import { sessionPhrases } from '../rules/judges/session/phrases.zh.ts';
import { mqttPhrases } from '../rules/mqtt/phrases.zh.ts';
import { rulesInChinese } from '../rules/rules.zh.ts';
import { partsIn } from '../rules/translated-rules.ts';
import { firstGenerationPhrases } from '../rules/v1/phrases.zh.ts';
import { secondGenerationPhrases } from '../rules/v2/phrases.zh.ts';
import { runPhrases } from '../run/phrases.zh.ts';
import { replayPhrases } from '../run/replay-phrases.zh.ts';
import { scenarioPhrases } from '../scenarios/phrases.zh.ts';
import { titlePhrases } from '../scenarios/title-phrases.zh.ts';
import { firstGenerationScenarioPhrases } from '../scenarios/v1/phrases.zh.ts';
import { secondGenerationScenarioPhrases } from '../scenarios/v2/phrases.zh.ts';
import { sequencePhrases } from '../sequences/phrases.zh.ts';
import { tracePhrases } from '../trace/phrases.zh.ts';
import { verdictPhrases } from '../verdicts/phrases.zh.ts';
import { firstGenerationMessagePhrases } from '../words/v1/phrases.zh.ts';
import { reportFilePhrases } from './file-phrases.zh.ts';
import { storyPhrases } from './story-phrases.zh.ts';

/** What judges put together of phrases and values, in Chinese. The source of each stands somewhere in the code. */
export const judgePhrases: readonly Phrase[] = [
  ...credentialPhrases,
  ...passwordPhrases,
  ...protocolPhrases,
  ...modelPhrases,
  ...wirePhrases,
  ...generationPhrases,
  ...listenerPhrases,
  ...brokerPhrases,
  ...connectionPhrases,
  ...requestPhrases,
  ...reportPhrases,
  ...sessionPhrases,
  ...foldPhrases,
  ...firstGenerationTrialPhrases,
  ...secondGenerationTrialPhrases,
  ...mqttPhrases,
  ...firstGenerationPhrases,
  ...secondGenerationPhrases,
  ...verdictPhrases,
  ...arbitraryPhrases,
  ...devicePhrases,
  ...scenarioPhrases,
  ...titlePhrases,
  ...firstGenerationScenarioPhrases,
  ...secondGenerationScenarioPhrases,
  ...depthPhrases,
  ...runPhrases,
  ...sequencePhrases,
  ...storyPhrases,
  ...tracePhrases,
  ...firstGenerationMessagePhrases,
  ...firstGenerationArbitraryPhrases,
];

/** What is wrong with files, settings and what was asked for, in Chinese. */
export const errorPhrases: readonly Phrase[] = [
  ...platformPhrases,
  ...userFilePhrases,
  ...settingPhrases,
  ...definitionPhrases,
  ...modelFilePhrases,
  ...capturePhrases,
  ...firstGenerationCapturePhrases,
  ...scriptPhrases,
  ...registryPhrases,
  ...statePhrases,
  ...configurationPhrases,
  ...firstGenerationConfigurationPhrases,
  ...adapterPhrases,
  ...firstGenerationDevicePhrases,
  ...journalPhrases,
  ...reportFilePhrases,
  ...replayPhrases,
];

/** All that code puts together. */
export const spokenPhrases: readonly Phrase[] = [...judgePhrases, ...errorPhrases];

/** The same, and what a device may leave undone, which stands in rules. */
export const phrasesInChinese: readonly Phrase[] = [
  ...spokenPhrases,
  ...Object.entries(partsIn(rulesInChinese)).flatMap(([name, pair]) => (name.endsWith('.when') ? [pair] : [])),
];
