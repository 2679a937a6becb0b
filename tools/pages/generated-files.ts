import { stringify } from 'yaml';
import { faults } from '../../fixtures/devices/faults/index.ts';
import { asyncApi } from '../../mock-platform/generations/v1/async-api.ts';
import { messageSchemas } from '../../mock-platform/generations/v1/message-schemas.ts';
import { asyncApiOfV2 } from '../../mock-platform/generations/v2/async-api.ts';
import { messageSchemasOfV2 } from '../../mock-platform/generations/v2/message-schemas.ts';
import type { Language } from '../../mock-platform/language/language.ts';
import { inLanguage } from '../../mock-platform/language/spoken.ts';
import { productFileSchema } from '../../mock-platform/product-model/product-schema.ts';
import { pageOf } from '../../suites/pages/page-of.ts';
import { pagePathOf, rulesFolder } from '../../suites/rules/area.ts';
import { rules } from '../../suites/rules/catalogue.ts';
import { apiPage } from './api/api-page.ts';
import { readPublicApi } from './api/public-api.ts';
import { learnPages } from './learn-pages.ts';
import { ruleIndex } from './rule-index.ts';
import { rulePage } from './rule-page.ts';

/** Folders that hold nothing but what is written here: what else is in them is stale. */
export const generatedFolders = [
  'docs/rules/v1',
  'docs/rules/v2',
  'docs/rules/mqtt',
  'docs/rules/zh/v1',
  'docs/rules/zh/v2',
  'docs/rules/zh/mqtt',
  'docs/schemas/v1',
  'docs/schemas/v2',
] as const;

/** Every file that `npm run docs` writes, by its path from `root`, the top of the project. */
export function generatedFiles(root: string): Map<string, string> {
  const schemas = [
    ...Object.entries(messageSchemas()).map(([name, schema]) => [`v1/${name}`, schema] as const),
    ...Object.entries(messageSchemasOfV2()).map(([name, schema]) => [`v2/${name}`, schema] as const),
    ['v2/product', productFileSchema()] as const,
  ].map(([name, schema]): [string, string] => [
    `docs/schemas/${name}.schema.json`,
    `${JSON.stringify(schema, null, 2)}\n`,
  ]);
  return new Map([
    ...rulePages('en'),
    ...rulePages('zh'),
    ['docs/asyncapi.yaml', documentText(asyncApi())],
    ['docs/asyncapi-v2.yaml', documentText(asyncApiOfV2())],
    ...schemas,
    ['docs/reference/api.md', apiPage(readPublicApi(root))],
  ]);
}

/** The pages of the rules, and their index, in a language. */
function rulePages(language: Language): [string, string][] {
  if (language === 'zh') learnPages();
  return inLanguage(language, () => [
    [`docs/${rulesFolder(language)}/README.md`, ruleIndex(rules)],
    ...rules.map(({ id }): [string, string] => {
      const ofRule = faults.filter((fault) => fault.rule === id);
      return [`docs/${pagePathOf(id, language)}`, rulePage(pageOf(id), ofRule)];
    }),
  ]);
}

function documentText(document: object): string {
  return `# Written by \`npm run docs\`.\n${stringify(document, { aliasDuplicateObjects: false })}`;
}
