import type { TranslatedRules } from '../../translated-rules.ts';

export const eventSentences: TranslatedRules = {
  'V2-EVENT-01': {
    sentence: [
      'sends as an event one JSON object with `services`, a non-empty list of objects with a string `service_id` and a string `event_type`',
      '发送的事件是一个JSON对象，`services`是不为空的列表，每个元素是对象，含有字符串`service_id`和字符串`event_type`',
    ],
    when: ['sends events', '发送事件'],
  },
  'V2-EVENT-02': {
    sentence: ['sends an object `paras` in each event', '在每个事件中发送对象`paras`'],
    when: ['sends events', '发送事件'],
  },
  'V2-EVENT-03': {
    sentence: [
      'uses for events the service ids that the documents name, which begin with `$`',
      '在事件中使用文档规定的服务ID，它们以`$`开头',
    ],
    when: ['sends events', '发送事件'],
  },
  'V2-EVENT-04': {
    sentence: [
      'uses an event type of that service, and one that devices send',
      '使用该服务的事件类型，而且是由设备发送的类型',
    ],
    when: ['sends events', '发送事件'],
  },
  'V2-EVENT-05': {
    sentence: [
      "writes event_time in events, where it sends one, as yyyyMMdd'T'HHmmss'Z', and in UTC",
      "在事件中发送event_time时，写成yyyyMMdd'T'HHmmss'Z'，并且是UTC时间",
    ],
    when: ['sends event_time in events', '在事件中发送event_time'],
  },
  'V2-EVENT-06': {
    sentence: [
      'names in an event no other device as `object_device_id`',
      '在事件中写明的`object_device_id`不是其他设备',
    ],
    when: ['sends events', '发送事件'],
  },
  'V2-EVENT-07': {
    sentence: [
      'survives well-formed events that it does not know (unknown service, unknown type, further members, empty `paras`, several at once, one for another device) and answers the next request',
      '收到格式正确但不认识的事件（未知的服务、未知的类型、多余的字段、`paras`为空、一次几个、属于其他设备）不会崩溃，并能响应下一个请求',
    ],
  },
  'V2-EVENT-11': {
    sentence: [
      'sends in an `sdk_info_report` a string `device_sdk_version`, and `sw_version` and `fw_version` as strings, if at all',
      '在`sdk_info_report`中发送字符串`device_sdk_version`；如果有`sw_version`和`fw_version`，也是字符串',
    ],
    when: ['sends sdk_info_report', '发送sdk_info_report'],
  },
  'V2-EVENT-12': {
    sentence: [
      'sends a `log_report` with one of the four types and a string `content`, of at most 1 MB',
      '发送的`log_report`使用四种类型之一，`content`是字符串，不超过1 MB',
    ],
    when: ['sends log_report', '发送log_report'],
  },
};
