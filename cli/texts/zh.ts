import type { Translated } from '../../mock-platform/language/texts.ts';
import type { en } from './en.ts';

export const zh: Translated<typeof en> = {
  'program.about': [
    "Conformance of devices with Huawei Cloud IoT's native MQTT interface",
    '检查设备是否符合华为云物联网平台的原生MQTT接口',
  ],
  'program.version': ['print the version of this package', '显示本软件包的版本'],
  'program.lang': [
    'language of what is said (or {variable}; default: that of the locale)',
    '显示文字的语言（或用{variable}；默认：随系统的区域设置）',
  ],

  'help.options': ['[options]', '[选项]'],
  'help.command': ['[command]', '[命令]'],
  'help.choices': ['{text} (choices: {choices})', '{text}（可选：{choices}）'],
  'commander.usage': ['Usage:', '用法：'],
  'commander.arguments': ['Arguments:', '参数：'],
  'commander.options': ['Options:', '选项：'],
  'commander.commands': ['Commands:', '命令：'],
  'commander.help': ['display help for command', '显示帮助'],
  'commander.missingArgument': ["error: missing required argument '{name}'", '错误：缺少参数{name}'],
  'commander.optionMissingArgument': ["error: option '{flags}' argument missing", '错误：选项{flags}缺少值'],
  'commander.invalidArgument': [
    "error: option '{flags}' argument '{value}' is invalid. Allowed choices are {choices}.",
    '错误：选项{flags}的值{value}无效，可选：{choices}。',
  ],
  'commander.unknownOption': ["error: unknown option '{flag}'", '错误：没有选项{flag}'],
  'commander.unknownCommand': ["error: unknown command '{name}'", '错误：没有命令{name}'],
  'commander.excessArgument': [
    "error: too many arguments for '{command}'. Expected {expected} argument but got {got}.",
    '错误：{command}的参数过多，期望{expected}个，实际{got}个。',
  ],
  'commander.excessArguments': [
    "error: too many arguments for '{command}'. Expected {expected} arguments but got {got}.",
    '错误：{command}的参数过多，期望{expected}个，实际{got}个。',
  ],
  'commander.didYouMean': ['(Did you mean {name}?)', '（是否指{name}？）'],
  'commander.didYouMeanOne': ['(Did you mean one of {names}?)', '（是否指以下之一：{names}？）'],

  'setting.or': ['{text} (or {variable})', '{text}（或用{variable}）'],
  'setting.defaultOr': ['{text} (default: {otherwise}; or {variable})', '{text}（默认：{otherwise}；或用{variable}）'],
  'setting.isDefaultOr': ['{text} (default; or {variable})', '{text}（默认；或用{variable}）'],

  'run.about': ['run the suites against a device and report the verdicts', '对设备运行测试套件，并报告判定结果'],
  'replay.about': ['play the steps of one failure again, exactly as they were', '原样重放某次失败的步骤'],
  'replay.token': [
    'as a report prints it, or a file of REPORT_DIR/counterexamples',
    '报告中给出的重放令牌，或REPORT_DIR/counterexamples中的文件',
  ],
  'serve.about': [
    'serve the mock platform until Ctrl-C, with a line for each event',
    '启动模拟平台，直到按Ctrl-C；每个事件显示一行',
  ],
  'serve.json': ['print the ready line in JSON also on a terminal', '在终端中也以JSON显示就绪信息'],

  'init.about': [
    'write conformance.config.yaml and a pipeline for CI into the working folder',
    '在当前文件夹中写入conformance.config.yaml和CI流水线',
  ],
  'init.device': ['command that runs the device', '运行设备的命令'],
  'init.productModel': [
    "product file (.json), folder with the capability files, or the console's zip",
    '产品文件（.json）、存放能力文件的文件夹，或从控制台下载的zip',
  ],
  'init.generation': ['generation of the native MQTT interface that it speaks', '设备使用哪一代原生MQTT接口'],
  'init.ci': [
    'CI server to write a pipeline for (default: by what is in the folder)',
    '为哪种CI服务器写流水线（默认：根据文件夹中的文件判断）',
  ],
  'init.overwrite': ['replace files that are there', '覆盖已有的文件'],
  'init.wrote': ['wrote {file}', '已写入{file}'],
  'init.replaced': ['replaced {file}', '已覆盖{file}'],
  'init.guessed': [
    'The pipeline is for {ci}, since {since}. For another: --ci.',
    '流水线用于{ci}，因为{since}。要用于其他CI服务器，使用--ci。',
  ],
  'init.nameDevice': [
    'Name your device in conformance.config.yaml, then: npx huawei-iot-conformance run',
    '在conformance.config.yaml中写上运行设备的命令，然后执行：npx huawei-iot-conformance run',
  ],
  'init.next': ['Next: npx huawei-iot-conformance run', '下一步：npx huawei-iot-conformance run'],

  'credentials.about': [
    'make the client identifier, user name and password of a device, or say what is wrong with yours',
    '生成设备的客户端ID、用户名和密码，或指出现有的错在哪里',
  ],
  'credentials.deviceId': [
    "the device's device_id (deviceId in generation 1); or the variable IOT_DEVICE_ID",
    '设备的device_id（第一代接口中为deviceId）；或用环境变量IOT_DEVICE_ID',
  ],
  'credentials.nodeId': [
    'only in generation 1: its nodeId, if it logs in with that (authentication type 2)',
    '仅用于第一代接口：以nodeId鉴权的设备的nodeId（身份标识类型2）',
  ],
  'credentials.productId': [
    'only in generation 1: its product, for a device that registers itself (type 1, with --node-id)',
    '仅用于第一代接口：动态注册的设备的产品（类型1，须同时给出--node-id）',
  ],
  'credentials.secret': [
    'its secret; - reads it from standard input; or the variable IOT_DEVICE_SECRET',
    '设备密钥；-表示从标准输入读取；或用环境变量IOT_DEVICE_SECRET',
  ],
  'credentials.time': [
    'when it connects: 2026-03-14T01:59:26Z, 2026031401 or milliseconds since 1970 (default: now)',
    '连接的时间：2026-03-14T01:59:26Z、2026031401，或自1970年起的毫秒数（默认：现在）',
  ],
  'credentials.sign': [
    'sign type: 0, the timestamp is not checked (default), or 1, it is',
    '密码签名类型：0不校验时间戳（默认），1校验',
  ],
  'credentials.json': ['as JSON', '以JSON显示'],
  'credentials.check': [
    'check --client-id, --username and --password as the platform does',
    '像平台一样检查--client-id、--username和--password',
  ],
  'credentials.clientId': ['client identifier to check', '要检查的客户端ID'],
  'credentials.username': ['user name to check', '要检查的用户名'],
  'credentials.password': ['password to check', '要检查的密码'],
  'credentials.onlyCheck': [
    '{flag} is for --check: expected it only with that. Add --check, or leave it out.',
    '{flag}只能与--check一起使用。加上--check，或去掉它。',
  ],
  'credentials.bothIds': [
    '--device-id and --node-id are given at once: expected the one that the device logs in with. Keep one of them.',
    '同时给出了--device-id和--node-id：期望只给出设备鉴权所用的那一个。保留其中一个。',
  ],
  'credentials.productAlone': [
    '--product-id is given alone: expected the nodeId of the device that registers itself. Add --node-id.',
    '只给出了--product-id：期望同时给出动态注册的设备的nodeId。加上--node-id。',
  ],
  'credentials.noDevice': [
    'There is no device: expected --device-id ID, the variable IOT_DEVICE_ID, or --node-id ID. Give one of them.',
    '没有给出设备：期望--device-id ID、环境变量IOT_DEVICE_ID或--node-id ID。给出其中一个。',
  ],
  'credentials.nothing': [
    'There is nothing to check: expected --client-id TEXT, with --username and --password. Give them as the device sends them.',
    '没有可检查的内容：期望--client-id TEXT，以及--username和--password。按设备发送的原样给出。',
  ],
  'credentials.noTime': [
    '--time is {value}: expected a time such as 2026-03-14T01:59:26Z, 2026031401 or 1773453566000. Correct it, or leave it out for now.',
    '--time为{value}：期望一个时间，例如2026-03-14T01:59:26Z、2026031401或1773453566000。改正它，或去掉它以使用当前时间。',
  ],
  'credentials.noSign': [
    '--sign is {value}: expected 0 (timestamp not checked) or 1 (checked). Correct it.',
    '--sign为{value}：期望0（不校验时间戳）或1（校验）。改正它。',
  ],
  'credentials.onlyFirst': [
    'Only generation 1 has a log-in by nodeId or of a product: generation 2 refuses it.',
    '只有第一代接口支持以nodeId或产品鉴权，第二代接口会拒绝。',
  ],
  'made.clientId': ['client identifier', '客户端ID'],
  'made.username': ['user name', '用户名'],
  'made.password': ['password', '密码'],

  'secret.none': [
    'There is no secret: expected {flag} SECRET, the variable {variable}, or {flag} - to read it from standard input. Give one of them.',
    '没有给出密钥：期望{flag} SECRET、环境变量{variable}，或用{flag} -从标准输入读取。给出其中一个。',
  ],
  'secret.emptyInput': [
    'Standard input is empty: expected a secret on its first line. Pipe it in, or type it.',
    '标准输入为空：期望第一行是密钥。用管道传入，或直接输入。',
  ],

  'judge.about': ['judge a recording, without a device', '判定已有的记录，不需要设备'],
  'judge.file': [
    'a journal (serve --journal), or a capture of plain TCP (tcpdump -s 0 -w, Wireshark)',
    '日志记录（serve --journal），或不加密的TCP抓包（tcpdump -s 0 -w、Wireshark）',
  ],
  'judge.deviceId': [
    "of a capture of generation 1: the device's deviceId, if it logs in with its nodeId",
    '用于第一代接口的抓包：以nodeId鉴权的设备的deviceId',
  ],
  'judge.nodeId': [
    'of a capture of generation 1: its nodeId, if it logs in with its deviceId',
    '用于第一代接口的抓包：以deviceId鉴权的设备的nodeId',
  ],
  'judge.secret': [
    'of a capture: its secret; - reads it from standard input; or the variable IOT_DEVICE_SECRET',
    '用于抓包：设备密钥；-表示从标准输入读取；或用环境变量IOT_DEVICE_SECRET',
  ],
  'judge.productModel': [
    "of a capture: product file (.json), folder with the capability files, or the console's zip",
    '用于抓包：产品文件（.json）、存放能力文件的文件夹，或从控制台下载的zip',
  ],
  'judge.codec': [
    'of a capture of generation 1: codec of a product in binary mode',
    '用于第一代接口的抓包：二进制模式产品的编解码插件',
  ],
  'judge.port': ['of a capture: ports of the platform (default: 1883)', '用于抓包：平台的端口（默认：1883）'],
  'judge.answerMs': [
    'of a capture: how long the platform waited for answers (default: 20000)',
    '用于抓包：平台等待响应的毫秒数（默认：20000）',
  ],
  'judge.strict': ['a broken SHOULD fails', '违反SHOULD规则也算失败'],
  'judge.reportDir': ['folder for the report (default: reports/judge)', '存放报告的文件夹（默认：reports/judge）'],
  'judge.verbose': [
    'show a line for each rule, with what the recording does not show of it',
    '每条规则显示一行，并说明记录中缺少什么',
  ],
  'judge.noNumber': [
    '{flag} is {value}: expected a whole number from 1 to {most}. Correct it, or leave it out.',
    '{flag}为{value}：期望1到{most}的整数。改正它，或去掉它。',
  ],

  'merge.about': [
    'make one report of the parts that `vitest --shard` wrote, with the verdicts of one run',
    '将`vitest --shard`写出的各部分合并为一份报告，判定结果与一次运行相同',
  ],
  'merge.file': ['the conformance.json of each shard', '各分片的conformance.json'],
  'merge.reportDir': ['folder for the reports (default: reports)', '存放报告的文件夹（默认：reports）'],
  'merge.unread': [
    '{file} is not the conformance.json of a shard, which was expected. {why}',
    '{file}不是分片的conformance.json，与期望不符。{why}',
  ],

  'list.about': ['list the rules', '列出规则'],
  'list.json': ['as JSON', '以JSON显示'],
  'list.generation': ['only what devices of this generation are judged by', '只列出判定这一代设备的规则'],
  'explain.about': [
    'say what a rule demands, why, where that is written, and what shows it',
    '说明一条规则要求什么、为什么重要、出处在哪里、由什么场景检查',
  ],
  'explain.rule': ['id of a rule, such as V2-CMD-01', '规则的ID，例如V2-CMD-01'],

  'watch.nothing': [
    'There is nothing to watch: the device is not a program of this folder. Name files, as in --watch firmware.bin.',
    '没有可监视的文件：设备不是本文件夹中的程序。指定文件，例如--watch firmware.bin。',
  ],
  'watch.atTerminal': ['Watching {names}. Press a to run all, q to quit.', '正在监视{names}。按a全部运行，按q退出。'],
  'watch.elsewhere': ['Watching {names}. Ctrl-C ends it.', '正在监视{names}。按Ctrl-C结束。'],
  'watch.changed': ['{file} changed.', '{file}有改动。'],
  'watch.changedFirst': [
    '{file} changed. First what failed last time: {rules}. Then all of it.',
    '{file}有改动。先运行上次失败的规则：{rules}；再全部运行。',
  ],
};
