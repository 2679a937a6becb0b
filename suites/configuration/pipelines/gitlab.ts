import { tell } from '../texts.ts';
import { firstLine, needsLine, type Pipeline } from './pipeline.ts';

export const gitlab: Pipeline = {
  title: 'GitLab CI',
  signs: ['.gitlab-ci.yml', '.gitlab'],
  file: '.gitlab-ci.yml',
  beside: {
    file: '.gitlab/conformance.yml',
    get toDo() {
      return tell('pipeline.gitlabToDo', { include: 'include: { local: .gitlab/conformance.yml }' });
    },
  },
  text: (run) => `\
${firstLine()}
conformance:
  image: node:22
  timeout: 15 minutes
  script:
    # ${needsLine('"apt-get update && apt-get install -y python3-paho-mqtt"')}
    - ${run}
  artifacts:
    # ${tell('pipeline.gitlabReports')}
    when: always
    paths:
      - reports
    reports:
      junit: reports/junit.xml
      codequality: reports/gl-code-quality-report.json
`,
};
