import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { pipelineOf } from './pipeline-of.ts';
import { ciNames, pipelines } from './pipelines.ts';

const run = 'npx --yes huawei-iot-conformance@1.2.3 run';
const textOf = (ci: keyof typeof pipelines) => pipelineOf(ci, tmpdir(), { version: '1.2.3' }).text;

test('every server has a pipeline, and runs this version', () => {
  expect(ciNames.filter((name) => name !== 'none')).toEqual(Object.keys(pipelines));
  for (const { text } of Object.values(pipelines)) expect(text(run).split(run)).toHaveLength(2);
});

describe('of GitHub', () => {
  /** What GitHub's own reader has against it. */
  async function complaints(content: string): Promise<string[]> {
    const { context, value } = parseWorkflow({ name: 'conformance.yml', content }, new NoOperationTraceWriter());
    if (value) await convertWorkflowTemplate(context, value);
    return context.errors.getErrors().map(({ message }) => message);
  }

  test('is read without complaint, and keeps the reports of a run that failed', async () => {
    expect(await complaints(textOf('github'))).toEqual([]);
    const { steps } = parse(textOf('github')).jobs.conformance;
    expect(steps.map((step: { run?: string }) => step.run).filter(Boolean)).toEqual([run]);
    expect(steps.at(-1)).toMatchObject({ if: 'always()', with: { path: 'reports' } });
  });

  test.each([
    ['runs-on', 'runs'],
    ['always()', 'alway()'],
    ['timeout-minutes', 'timeout'],
  ])('is complained of with %s written as %s', async (right, wrong) => {
    expect(await complaints(textOf('github').replace(right, wrong))).not.toEqual([]);
  });
});

describe('of GitLab', () => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const isPipeline = ajv.compile(
    JSON.parse(readFileSync(join(import.meta.dirname, 'testing/gitlab-ci.schema.json'), 'utf8')),
  );

  test("keeps to GitLab's schema, and hands over what GitLab shows in a merge request", () => {
    const pipeline = parse(textOf('gitlab'));
    expect(isPipeline(pipeline), ajv.errorsText(isPipeline.errors)).toBe(true);
    expect(pipeline.conformance.script).toEqual([run]);
    expect(pipeline.conformance.artifacts).toEqual({
      when: 'always',
      paths: ['reports'],
      reports: { junit: 'reports/junit.xml', codequality: 'reports/gl-code-quality-report.json' },
    });
  });

  test('what init says to add to a pipeline of the user keeps to it, too', () => {
    const line = pipelines.gitlab.beside?.toDo.split('Add to it: ').at(-1) ?? '';
    const mine = { ...parse(line), build: { script: ['make'] } };
    expect(isPipeline(mine), ajv.errorsText(isPipeline.errors)).toBe(true);
    expect(mine.include).toEqual({ local: pipelines.gitlab.beside?.file });
  });

  test.each([
    ['script:', 'scripts:'],
    ['when: always', 'when: ever'],
    ['codequality:', 'codeQuality:'],
  ])('with %s written as %s it breaks the schema', (right, wrong) => {
    expect(isPipeline(parse(textOf('gitlab').replace(right, wrong)))).toBe(false);
  });
});

test('of Gitee runs one step, and keeps its reports', () => {
  const { triggers, stages } = parse(textOf('gitee'));
  expect(triggers).toMatchObject({ trigger: 'auto', push: { branches: { prefix: [''] } } });
  expect(stages).toHaveLength(1);
  expect(stages[0].steps).toMatchObject([
    { step: 'build@nodejs', commands: [run], artifacts: [{ path: ['reports'] }] },
  ]);
});

test('of Jenkins runs one step, records its tests and keeps its reports, also of a run that failed', () => {
  const text = textOf('jenkins');
  const [, always = ''] = /\n {8}always \{\n([^}]*)\}/.exec(text) ?? [];
  expect(text.match(/^ {16}sh '.*'$/gm)).toEqual([`                sh '${run}'`]);
  expect(always).toContain("junit testResults: 'reports/junit.xml'");
  expect(always).toContain("archiveArtifacts artifacts: 'reports/**'");
  expect(text.split('{').length).toBe(text.split('}').length);
});
