import type { TranslatedRules } from '../../translated-rules.ts';

export const eventProse: TranslatedRules = {
  'V2-EVENT-01': {
    why: [
      'The platform finds out of `service_id` and `event_type` what an event is about. Without them it can do nothing with it, and says nothing either.',
      '平台根据`service_id`和`event_type`判断事件是什么。缺少时无法处理，也不会提示。',
    ],
    look: [
      'The members of one event without the list around them, `serviceId` or `eventType` in camelCase, a payload that was cut off.',
      '只写了一个事件的字段，外面没有列表；驼峰式的`serviceId`或`eventType`；被截断的载荷。',
    ],
  },
  'V2-EVENT-02': {
    why: [
      '`paras` holds what the event says, and is documented as mandatory. A text or a list in its place cannot be read by name.',
      '`paras`是事件的内容，文档规定必填。写成文本或列表，就无法按名称读取。',
    ],
    look: [
      'JSON that was made a string before it was put in, `null` where there is nothing to say: `{}` is right.',
      '把JSON转换成字符串之后再放进去；没有内容时写`null`：应当写`{}`。',
    ],
  },
  'V2-EVENT-03': {
    why: [
      'Only the services that the platform knows are passed on to the function that they are for. All others are dropped without a word.',
      '只有平台认识的服务才会转给相应的功能。其他的都悄悄丢弃。',
    ],
    look: [
      'The `$` left out, or eaten by a shell or a template; a service of the product model: its values belong into a report.',
      '漏写`$`，或被shell或模板吞掉；使用了产品模型的服务：它的值应当放在上报中。',
    ],
  },
  'V2-EVENT-04': {
    why: [
      'Each type has a direction. A device that sends what only the platform sends gets no answer.',
      '每种类型都有方向。设备发送了只由平台发送的类型，不会得到响应。',
    ],
    look: [
      'The name of the question in place of that of the answer (`version_query` for `version_report`), types of another service.',
      '用询问的名称代替回答的名称（应当用`version_report`，却用了`version_query`），使用了其他服务的类型。',
    ],
  },
  'V2-EVENT-05': {
    why: [
      'A time that cannot be read is replaced by that of arrival. Local time that says `Z` is believed, and is wrong by hours.',
      '无法读取的时间，会以到达时间代替。标有`Z`的本地时间会被当真，相差几个小时。',
    ],
    look: [
      '`strftime` on `localtime`, ISO 8601 without milliseconds, a blank for the `T`, a clock that was never set.',
      '对`localtime`使用`strftime`，没有毫秒的ISO 8601，用空格代替`T`，从未校准的时钟。',
    ],
  },
  'V2-EVENT-06': {
    why: [
      'An event belongs to the device that it names. One that names a stranger is refused, or counted for the wrong device.',
      '事件属于其中写明的设备。写着其他设备的事件会被拒绝，或计入错误的设备。',
    ],
    look: [
      'An id copied from a sample, a node_id in place of the device id, `-1` or a placeholder where none is needed.',
      '从示例中复制的ID，用node_id代替设备ID，不需要时写了`-1`或占位文本。',
    ],
  },
  'V2-EVENT-07': {
    why: [
      'New services and types of events appear with each release of the platform, and go to all devices. One that stops at the first that it does not know stops everywhere on the same day.',
      '平台的每个版本都会带来新的服务和事件类型，并发给所有设备。遇到第一个不认识的就停下的设备，会在同一天全部停下。',
    ],
    look: [
      '`services[0]` without a look at how many there are, a `switch` whose `default` branch fails, members of `paras` that are used before it is known which event it is.',
      '不看数量就取`services[0]`，`default`分支会失败的`switch`，还不知道是哪个事件就使用`paras`的字段。',
    ],
  },
  'V2-EVENT-11': {
    why: [
      'The platform shows these versions beside the device, and compares them as texts.',
      '平台把这些版本显示在设备旁边，并按文本比较。',
    ],
    look: [
      'A version as a number (`1.10` becomes 1.1), an object with parts of it.',
      '用数字表示版本（`1.10`变成1.1），用对象分别表示各部分。',
    ],
  },
  'V2-EVENT-12': {
    why: [
      'The log of the platform sorts by four types. One of another type, or without a text, is lost just when somebody looks for a fault.',
      '平台的日志按四种类型分类。类型不符或没有文本的日志，恰好在有人查找故障时找不到。',
    ],
    look: [
      'Levels such as `INFO` in place of the type, an object as `content`, a whole log file in one report.',
      '用`INFO`等级别代替类型，用对象作为`content`，一次上报整个日志文件。',
    ],
  },
};
