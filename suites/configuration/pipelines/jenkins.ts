import { firstLine, type Pipeline } from './pipeline.ts';

export const jenkins: Pipeline = {
  title: 'Jenkins',
  signs: ['Jenkinsfile'],
  file: 'Jenkinsfile',
  beside: {
    file: 'Jenkinsfile.conformance',
    toDo: 'Jenkinsfile stays as it is. Make another pipeline job, with the script path Jenkinsfile.conformance.',
  },
  text: (run) => `\
${firstLine.replace('#', '//')}
// The agent has Node 20.19 or newer. Jenkins has the plugins Pipeline and JUnit.
pipeline {
    agent any
    options {
        timeout(time: 15, unit: 'MINUTES')
    }
    stages {
        stage('conformance') {
            steps {
                // What your device needs to run goes here: sh 'pip install -r requirements.txt' …
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
