/** What is said of the settings of a run, and what `init` writes. `{name}` stands for a value. */
export const en = {
  'starter.settings': 'Settings of huawei-iot-conformance; "npx huawei-iot-conformance run --help" lists them all.',
  'starter.paths': 'Paths count from this file.',
  'starter.device':
    'The command that runs your device: without it there is nothing to judge. It finds where to connect in IOT_HOST, IOT_PORT, IOT_DEVICE_ID, IOT_DEVICE_SECRET …',
  'starter.generation': 'The generation of the interface that it speaks: {topics}.',
  'starter.topics': '{number} has topics under {topics}',
  'starter.model':
    'The product model: the product file (.json), or the folder or zip that you downloaded from the console; a street lamp if you leave it out.',
  'starter.capabilities':
    'What your device can do. What it cannot do is not applicable; what it declares here, it has to show.',
  'starter.or': 'or {other}',
  'starter.and': 'and {other}',
  'starter.settable':
    'properties that show what they were set to, such as Lamp/brightness; [all] for all that can be written',
  'starter.reports': 'or none; driven, with an adapter',
  'starter.known': 'Rules that it breaks for now, each with the reason. One that it keeps again fails the run.',

  'pipeline.written': 'Written by "huawei-iot-conformance init".',
  'pipeline.needs': 'What your device needs to run goes here: {examples}',
  'pipeline.compiler': 'a compiler',
  'pipeline.giteeNode': 'One that Gitee offers, 20.19 or newer.',
  'pipeline.gitlabReports': 'The reports of a run that failed are those that one looks at.',
  'pipeline.jenkinsAgent': 'The agent has Node 20.19 or newer. Jenkins has the plugins Pipeline and JUnit.',
  'pipeline.gitlabToDo': '.gitlab-ci.yml stays as it is. Add to it: {include}',
  'pipeline.jenkinsToDo':
    'Jenkinsfile stays as it is. Make another pipeline job, with the script path Jenkinsfile.conformance.',
  'guess.nothing': 'nothing here shows another one',
  'guess.sign': '{sign} is here',
  'guess.signs': '{sign} is here ({others} too)',

  'write.other':
    'There is a configuration already, {file}: expected a project without one. Keep that, or remove it first. Nothing was written.',
  'write.thereOne':
    '{files} is there already: expected nothing to replace. Look at it, then add --overwrite, or leave it as it is. Nothing was written.',
  'write.thereMany':
    '{files} are there already: expected nothing to replace. Look at them, then add --overwrite, or leave them as they are. Nothing was written.',
  'write.noFolder': 'Cannot make the folder {folder} ({code}). Look at what is in its way. Nothing was written.',
  'write.cannot': "Cannot write {file} ({code}). Look at what is in its way, and at its folder's rights.",

  'device.none': 'No device is named.',
  'device.empty': '{variables} is empty, so no device is named.',
  'device.alone': 'Without a device there is no use for {settings}.',
  'device.expected':
    'Expected the command that runs your device: set DEVICE_COMMAND="python3 my_device.py", or use --device, or device.command in conformance.config.yaml.',
  'device.reference':
    'To judge the reference device that comes with the kit, use --reference, or set CONFORMANCE_REFERENCE=true.',
  'device.several': '{settings} are given at once: expected one device under test. Keep one of them.',

  'between.and': ' and ',
  'between.comma': ', ',
} as const;
