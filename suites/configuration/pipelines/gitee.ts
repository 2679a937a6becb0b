import { tell } from '../texts.ts';
import { firstLine, needsLine, type Pipeline } from './pipeline.ts';

export const gitee: Pipeline = {
  title: 'Gitee Go',
  signs: ['.workflow', '.gitee'],
  file: '.workflow/conformance.yml',
  text: (run) => `\
${firstLine()}
version: '1.0'
name: conformance
displayName: conformance
triggers:
  trigger: auto
  push:
    branches:
      prefix:
        - ''
  pr:
    branches:
      prefix:
        - ''
stages:
  - name: conformance
    displayName: conformance
    strategy: naturally
    trigger: auto
    steps:
      - step: build@nodejs
        name: conformance
        displayName: conformance
        # ${tell('pipeline.giteeNode')}
        nodeVersion: 25.4.0
        commands:
          # ${needsLine('"pip3 install -r requirements.txt"')}
          - ${run}
        artifacts:
          - name: CONFORMANCE_REPORTS
            path:
              - reports
`,
};
