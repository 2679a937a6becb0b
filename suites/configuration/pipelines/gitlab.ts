import { firstLine, type Pipeline } from './pipeline.ts';

export const gitlab: Pipeline = {
  title: 'GitLab CI',
  signs: ['.gitlab-ci.yml', '.gitlab'],
  file: '.gitlab-ci.yml',
  beside: {
    file: '.gitlab/conformance.yml',
    toDo: '.gitlab-ci.yml stays as it is. Add to it: include: { local: .gitlab/conformance.yml }',
  },
  text: (run) => `\
${firstLine}
conformance:
  image: node:22
  timeout: 15 minutes
  script:
    # What your device needs to run goes here: "apt-get update && apt-get install -y python3-paho-mqtt" …
    - ${run}
  artifacts:
    # The reports of a run that failed are those that one looks at.
    when: always
    paths:
      - reports
    reports:
      junit: reports/junit.xml
      codequality: reports/gl-code-quality-report.json
`,
};
