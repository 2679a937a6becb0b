/** What the command line says in its own words. `{name}` stands for a value. */
export const en = {
  'program.about': "Conformance of devices with Huawei Cloud IoT's native MQTT interface",
  'program.version': 'print the version of this package',
  'program.lang': 'language of what is said (or {variable}; default: that of the locale)',

  'help.options': '[options]',
  'help.command': '[command]',
  'help.choices': '{text} (choices: {choices})',
  'commander.usage': 'Usage:',
  'commander.arguments': 'Arguments:',
  'commander.options': 'Options:',
  'commander.commands': 'Commands:',
  'commander.help': 'display help for command',
  'commander.missingArgument': "error: missing required argument '{name}'",
  'commander.optionMissingArgument': "error: option '{flags}' argument missing",
  'commander.invalidArgument': "error: option '{flags}' argument '{value}' is invalid. Allowed choices are {choices}.",
  'commander.unknownOption': "error: unknown option '{flag}'",
  'commander.unknownCommand': "error: unknown command '{name}'",
  'commander.excessArgument': "error: too many arguments for '{command}'. Expected {expected} argument but got {got}.",
  'commander.excessArguments':
    "error: too many arguments for '{command}'. Expected {expected} arguments but got {got}.",
  'commander.didYouMean': '(Did you mean {name}?)',
  'commander.didYouMeanOne': '(Did you mean one of {names}?)',

  'setting.or': '{text} (or {variable})',
  'setting.defaultOr': '{text} (default: {otherwise}; or {variable})',
  'setting.isDefaultOr': '{text} (default; or {variable})',

  'run.about': 'run the suites against a device and report the verdicts',
  'replay.about': 'play the steps of one failure again, exactly as they were',
  'replay.token': 'as a report prints it, or a file of REPORT_DIR/counterexamples',
  'serve.about': 'serve the mock platform until Ctrl-C, with a line for each event',
  'serve.json': 'print the ready line in JSON also on a terminal',

  'init.about': 'write conformance.config.yaml and a pipeline for CI into the working folder',
  'init.device': 'command that runs the device',
  'init.productModel': "product file (.json), folder with the capability files, or the console's zip",
  'init.generation': 'generation of the native MQTT interface that it speaks',
  'init.ci': 'CI server to write a pipeline for (default: by what is in the folder)',
  'init.overwrite': 'replace files that are there',
  'init.wrote': 'wrote {file}',
  'init.replaced': 'replaced {file}',
  'init.guessed': 'The pipeline is for {ci}, since {since}. For another: --ci.',
  'init.nameDevice': 'Name your device in conformance.config.yaml, then: npx huawei-iot-conformance run',
  'init.next': 'Next: npx huawei-iot-conformance run',

  'credentials.about':
    'make the client identifier, user name and password of a device, or say what is wrong with yours',
  'credentials.deviceId': "the device's device_id (deviceId in generation 1); or the variable IOT_DEVICE_ID",
  'credentials.nodeId': 'only in generation 1: its nodeId, if it logs in with that (authentication type 2)',
  'credentials.productId':
    'only in generation 1: its product, for a device that registers itself (type 1, with --node-id)',
  'credentials.secret': 'its secret; - reads it from standard input; or the variable IOT_DEVICE_SECRET',
  'credentials.time': 'when it connects: 2026-03-14T01:59:26Z, 2026031401 or milliseconds since 1970 (default: now)',
  'credentials.sign': 'sign type: 0, the timestamp is not checked (default), or 1, it is',
  'credentials.json': 'as JSON',
  'credentials.check': 'check --client-id, --username and --password as the platform does',
  'credentials.clientId': 'client identifier to check',
  'credentials.username': 'user name to check',
  'credentials.password': 'password to check',
  'credentials.onlyCheck': '{flag} is for --check: expected it only with that. Add --check, or leave it out.',
  'credentials.bothIds':
    '--device-id and --node-id are given at once: expected the one that the device logs in with. Keep one of them.',
  'credentials.productAlone':
    '--product-id is given alone: expected the nodeId of the device that registers itself. Add --node-id.',
  'credentials.noDevice':
    'There is no device: expected --device-id ID, the variable IOT_DEVICE_ID, or --node-id ID. Give one of them.',
  'credentials.nothing':
    'There is nothing to check: expected --client-id TEXT, with --username and --password. Give them as the device sends them.',
  'credentials.noTime':
    '--time is {value}: expected a time such as 2026-03-14T01:59:26Z, 2026031401 or 1773453566000. Correct it, or leave it out for now.',
  'credentials.noSign': '--sign is {value}: expected 0 (timestamp not checked) or 1 (checked). Correct it.',
  'credentials.onlyFirst': 'Only generation 1 has a log-in by nodeId or of a product: generation 2 refuses it.',
  'made.clientId': 'client identifier',
  'made.username': 'user name',
  'made.password': 'password',

  'secret.none':
    'There is no secret: expected {flag} SECRET, the variable {variable}, or {flag} - to read it from standard input. Give one of them.',
  'secret.emptyInput': 'Standard input is empty: expected a secret on its first line. Pipe it in, or type it.',

  'judge.about': 'judge a recording, without a device',
  'judge.file': 'a journal (serve --journal), or a capture of plain TCP (tcpdump -s 0 -w, Wireshark)',
  'judge.deviceId': "of a capture of generation 1: the device's deviceId, if it logs in with its nodeId",
  'judge.nodeId': 'of a capture of generation 1: its nodeId, if it logs in with its deviceId',
  'judge.secret': 'of a capture: its secret; - reads it from standard input; or the variable IOT_DEVICE_SECRET',
  'judge.productModel': "of a capture: product file (.json), folder with the capability files, or the console's zip",
  'judge.codec': 'of a capture of generation 1: codec of a product in binary mode',
  'judge.port': 'of a capture: ports of the platform (default: 1883)',
  'judge.answerMs': 'of a capture: how long the platform waited for answers (default: 20000)',
  'judge.strict': 'a broken SHOULD fails',
  'judge.reportDir': 'folder for the report (default: reports/judge)',
  'judge.verbose': 'show a line for each rule, with what the recording does not show of it',
  'judge.noNumber': '{flag} is {value}: expected a whole number from 1 to {most}. Correct it, or leave it out.',

  'merge.about': 'make one report of the parts that `vitest --shard` wrote, with the verdicts of one run',
  'merge.file': 'the conformance.json of each shard',
  'merge.reportDir': 'folder for the reports (default: reports)',
  'merge.unread': '{file} is not the conformance.json of a shard, which was expected. {why}',

  'list.about': 'list the rules',
  'list.json': 'as JSON',
  'list.generation': 'only what devices of this generation are judged by',
  'explain.about': 'say what a rule demands, why, where that is written, and what shows it',
  'explain.rule': 'id of a rule, such as V2-CMD-01',

  'watch.nothing':
    'There is nothing to watch: the device is not a program of this folder. Name files, as in --watch firmware.bin.',
  'watch.atTerminal': 'Watching {names}. Press a to run all, q to quit.',
  'watch.elsewhere': 'Watching {names}. Ctrl-C ends it.',
  'watch.changed': '{file} changed.',
  'watch.changedFirst': '{file} changed. First what failed last time: {rules}. Then all of it.',
} as const;
