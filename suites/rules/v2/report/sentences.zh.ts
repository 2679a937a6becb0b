import type { TranslatedRules } from '../../translated-rules.ts';

export const reportSentences: TranslatedRules = {
  'V2-PROP-01': {
    sentence: [
      'sends exactly one JSON object, in well-formed UTF-8, in each report that is not empty',
      '在每次不为空的上报中，发送恰好一个JSON对象，编码为正确的UTF-8',
    ],
  },
  'V2-PROP-02': {
    sentence: ['sends no empty report', '不发送空的上报'],
  },
  'V2-PROP-03': {
    sentence: [
      'reports in services a non-empty array of objects with a string service_id and an object properties',
      '上报的services是不为空的数组，每个元素是对象，含有字符串service_id和对象properties',
    ],
  },
  'V2-PROP-04': {
    sentence: ['reports only services of its product model', '只上报产品模型中的服务'],
  },
  'V2-PROP-05': {
    sentence: [
      "reports only properties of the model, in the model's data types",
      '只上报产品模型中的属性，并使用模型规定的数据类型',
    ],
  },
  'V2-PROP-06': {
    sentence: [
      "keeps values inside the model's min, max, step, max_length and enum_list",
      '上报的值符合模型的min、max、step、max_length和enum_list',
    ],
  },
  'V2-PROP-07': {
    sentence: [
      'reports every property that the model marks as required; several reports together may hold them',
      '上报模型中标为必填的每个属性；可以分在几次上报中',
    ],
  },
  'V2-PROP-08': {
    sentence: [
      "writes event_time, where it sends one, as yyyyMMdd'T'HHmmss'Z' or yyyy-MM-dd'T'HH:mm:ss.SSS'Z'",
      "发送event_time时，写成yyyyMMdd'T'HHmmss'Z'或yyyy-MM-dd'T'HH:mm:ss.SSS'Z'",
    ],
    when: ['sends event_time', '发送event_time'],
  },
  'V2-PROP-09': {
    sentence: [
      'means UTC by event_time: not in the future, not off by a whole time zone, and not the same time for ever',
      '的event_time表示UTC时间：不在未来，不相差整个时区，也不是永远相同的时间',
    ],
    when: ['sends event_time', '发送event_time'],
  },
  'V2-PROP-10': {
    sentence: ['publishes at QoS 0 or 1', '以QoS 0或1发布'],
  },
  'V2-PROP-11': {
    sentence: ['publishes without RETAIN', '发布时不带RETAIN'],
  },
  'V2-PROP-12': {
    sentence: [
      'keeps a report within 64 KB and any other payload within 1 MB, before it is compressed',
      '的上报不超过64 KB，其他载荷不超过1 MB，均按压缩之前计算',
    ],
  },
  'V2-PROP-13': {
    sentence: ['sends at most 50 messages a second', '每秒最多发送50条消息'],
  },
  'V2-PROP-14': {
    sentence: [
      'when told what to report, reports exactly that: every service, property, number, string and character',
      '在被告知要上报什么时，恰好上报这些内容：每个服务、属性、数字、字符串和字符',
    ],
  },
  'V2-PROP-15': {
    sentence: ['reports at all, if it declares that it does', '如果声明会上报，就确实上报'],
  },
  'V2-PROP-16': {
    sentence: [
      'puts nothing of another device into a report: a member object_device_id, if any, is its own',
      '不在上报中放其他设备的内容：如果有字段object_device_id，它就是自己的ID',
    ],
  },
};
