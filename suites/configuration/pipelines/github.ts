import { tell } from '../texts.ts';
import { firstLine, needsLine, type Pipeline } from './pipeline.ts';

export const github: Pipeline = {
  title: 'GitHub Actions',
  signs: ['.github'],
  file: '.github/workflows/conformance.yml',
  text: (run) => `\
${firstLine()}
name: conformance
on: [push, pull_request]
permissions:
  contents: read

jobs:
  conformance:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      # ${needsLine(tell('pipeline.compiler'), '"pip install -r requirements.txt"')}
      - run: ${run}
      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: conformance
          path: reports
`,
};
