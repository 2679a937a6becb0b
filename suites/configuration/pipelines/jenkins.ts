import { tell } from '../texts.ts';
import { firstLine, needsLine, type Pipeline } from './pipeline.ts';

export const jenkins: Pipeline = {
  title: 'Jenkins',
  signs: ['Jenkinsfile'],
  file: 'Jenkinsfile',
  beside: {
    file: 'Jenkinsfile.conformance',
    get toDo() {
      return tell('pipeline.jenkinsToDo');
    },
  },
  text: (run) => `\
${firstLine('//')}
// ${tell('pipeline.jenkinsAgent')}
pipeline {
    agent any
    options {
        timeout(time: 15, unit: 'MINUTES')
    }
    stages {
        stage('conformance') {
            steps {
                // ${needsLine("sh 'pip install -r requirements.txt'")}
                sh '${run}'
            }
        }
    }
    post {
        always {
            junit testResults: 'reports/junit.xml', allowEmptyResults: true
            archiveArtifacts artifacts: 'reports/**', allowEmptyArchive: true
        }
    }
}
`,
};
