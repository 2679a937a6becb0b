import type { Translated } from '../../../mock-platform/language/texts.ts';
import type { en } from './en.ts';

export const zh: Translated<typeof en> = {
  'starter.settings': [
    'Settings of huawei-iot-conformance; "npx huawei-iot-conformance run --help" lists them all.',
    'huawei-iot-conformance的配置；全部配置项见npx huawei-iot-conformance run --help。',
  ],
  'starter.paths': ['Paths count from this file.', '相对路径从本文件所在的文件夹算起。'],
  'starter.device': [
    'The command that runs your device: without it there is nothing to judge. It finds where to connect in IOT_HOST, IOT_PORT, IOT_DEVICE_ID, IOT_DEVICE_SECRET …',
    '运行设备的命令：不写就没有可测的设备。设备从环境变量IOT_HOST、IOT_PORT、IOT_DEVICE_ID、IOT_DEVICE_SECRET等得知连接到哪里。',
  ],
  'starter.generation': ['The generation of the interface that it speaks: {topics}.', '设备使用哪一代接口：{topics}。'],
  'starter.topics': ['{number} has topics under {topics}', '{number}的Topic以{topics}开头'],
  'starter.model': [
    'The product model: the product file (.json), or the folder or zip that you downloaded from the console; a street lamp if you leave it out.',
    '产品模型：产品文件（.json），或从控制台下载的文件夹或zip；不写则使用路灯的产品模型。',
  ],
  'starter.capabilities': [
    'What your device can do. What it cannot do is not applicable; what it declares here, it has to show.',
    '设备的能力。不支持的能力，相关规则不适用；在这里声明的能力，设备必须表现出来。',
  ],
  'starter.or': ['or {other}', '或{other}'],
  'starter.and': ['and {other}', '还有{other}'],
  'starter.settable': [
    'properties that show what they were set to, such as Lamp/brightness; [all] for all that can be written',
    '设置后上报的就是设置值的属性，例如Lamp/brightness；[all]表示所有可写属性',
  ],
  'starter.reports': ['or none; driven, with an adapter', '或none；使用适配器时可为driven'],
  'starter.known': [
    'Rules that it breaks for now, each with the reason. One that it keeps again fails the run.',
    '设备目前违反的规则，每条写明原因。其中某条规则重新得到遵守时，运行不通过，需将它删除。',
  ],

  'pipeline.written': ['Written by "huawei-iot-conformance init".', '由huawei-iot-conformance init生成。'],
  'pipeline.needs': ['What your device needs to run goes here: {examples}', '在此安装运行设备所需的软件：{examples}'],
  'pipeline.compiler': ['a compiler', '编译器'],
  'pipeline.giteeNode': ['One that Gitee offers, 20.19 or newer.', 'Gitee提供的版本，不低于20.19。'],
  'pipeline.gitlabReports': [
    'The reports of a run that failed are those that one looks at.',
    '运行不通过时，报告才最有用，所以总是保存。',
  ],
  'pipeline.jenkinsAgent': [
    'The agent has Node 20.19 or newer. Jenkins has the plugins Pipeline and JUnit.',
    '节点上需有Node.js 20.19或更高版本。Jenkins需安装Pipeline和JUnit插件。',
  ],
  'pipeline.gitlabToDo': [
    '.gitlab-ci.yml stays as it is. Add to it: {include}',
    '.gitlab-ci.yml没有改动。在其中加入：{include}',
  ],
  'pipeline.jenkinsToDo': [
    'Jenkinsfile stays as it is. Make another pipeline job, with the script path Jenkinsfile.conformance.',
    'Jenkinsfile没有改动。另建一个流水线任务，脚本路径填Jenkinsfile.conformance。',
  ],
  'guess.nothing': ['nothing here shows another one', '文件夹中没有其他CI服务器的文件'],
  'guess.sign': ['{sign} is here', '文件夹中有{sign}'],
  'guess.signs': ['{sign} is here ({others} too)', '文件夹中有{sign}（还有{others}）'],

  'write.other': [
    'There is a configuration already, {file}: expected a project without one. Keep that, or remove it first. Nothing was written.',
    '已有配置文件{file}：期望项目中没有配置文件。保留它，或先将它删除。没有写入任何文件。',
  ],
  'write.thereOne': [
    '{files} is there already: expected nothing to replace. Look at it, then add --overwrite, or leave it as it is. Nothing was written.',
    '{files}已存在：期望没有要覆盖的文件。先查看它，再加上--overwrite，或保持原样。没有写入任何文件。',
  ],
  'write.thereMany': [
    '{files} are there already: expected nothing to replace. Look at them, then add --overwrite, or leave them as they are. Nothing was written.',
    '{files}已存在：期望没有要覆盖的文件。先查看它们，再加上--overwrite，或保持原样。没有写入任何文件。',
  ],
  'write.noFolder': [
    'Cannot make the folder {folder} ({code}). Look at what is in its way. Nothing was written.',
    '无法创建文件夹{folder}（{code}）。检查该位置是否已被占用。没有写入任何文件。',
  ],
  'write.cannot': [
    "Cannot write {file} ({code}). Look at what is in its way, and at its folder's rights.",
    '无法写入{file}（{code}）。检查该位置是否已被占用，以及文件夹的权限。',
  ],

  'device.none': ['No device is named.', '没有指定设备。'],
  'device.empty': ['{variables} is empty, so no device is named.', '{variables}为空，没有指定设备。'],
  'device.alone': ['Without a device there is no use for {settings}.', '没有设备，{settings}不起作用。'],
  'device.expected': [
    'Expected the command that runs your device: set DEVICE_COMMAND="python3 my_device.py", or use --device, or device.command in conformance.config.yaml.',
    '期望给出运行设备的命令：设置DEVICE_COMMAND="python3 my_device.py"，或使用--device，或写在conformance.config.yaml的device.command中。',
  ],
  'device.reference': [
    'To judge the reference device that comes with the kit, use --reference, or set CONFORMANCE_REFERENCE=true.',
    '要判定本套件自带的参考设备，使用--reference，或设置CONFORMANCE_REFERENCE=true。',
  ],
  'device.several': [
    '{settings} are given at once: expected one device under test. Keep one of them.',
    '同时给出了{settings}：期望只有一个被测设备。保留其中一个。',
  ],

  'between.and': [' and ', '和'],
  'between.comma': [', ', '，'],
};
