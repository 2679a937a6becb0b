import type { TranslatedRules } from './translated-rules.ts';

/** The rules in Chinese, area by area, and their sentences. */
export const rulesInChinese: readonly TranslatedRules[] = [];

/**
 * What is not translated yet, by the name of the part, such as `V2-CMD-01.why`. What is finished is taken out here, and from then on
 * nothing of it may be missing.
 */
export const notYetInChinese: readonly RegExp[] = [
  /^V2-.*\.(sentence|when)$/,
  /^V2-.*\.(why|look)$/,
  /^MQTT-.*\.(sentence|when)$/,
  /^MQTT-.*\.(why|look)$/,
  /^V1-.*\.(sentence|when)$/,
  /^V1-.*\.(why|look)$/,
];
