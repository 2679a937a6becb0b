import type { TranslatedRules } from '../../translated-rules.ts';

export const reportSentences: TranslatedRules = {
  'V1-REPORT-01': {
    sentence: [
      'sends exactly one JSON object, in well-formed UTF-8, in each PUBLISH on its JSON topic',
      '在JSON Topic上的每个PUBLISH中，发送恰好一个JSON对象，编码为正确的UTF-8',
    ],
  },
  'V1-REPORT-02': {
    sentence: ['sends msgType "deviceReq" or "deviceRsp", nothing else', '发送的msgType只能是"deviceReq"或"deviceRsp"'],
  },
  'V1-REPORT-03': {
    sentence: [
      'reports in data a non-empty array of objects with a string serviceId and an object serviceData',
      '上报的data是不为空的数组，每个元素是对象，含有字符串serviceId和对象serviceData',
    ],
  },
  'V1-REPORT-04': {
    sentence: ['reports only services of its product model', '只上报产品模型中的服务'],
  },
  'V1-REPORT-05': {
    sentence: [
      "reports only properties of the model, in the model's data types",
      '只上报产品模型中的属性，并使用模型规定的数据类型',
    ],
  },
  'V1-REPORT-06': {
    sentence: [
      "keeps values inside the model's min, max, step, maxLength and enumList",
      '上报的值符合模型的min、max、step、maxLength和enumList',
    ],
  },
  'V1-REPORT-07': {
    sentence: [
      'reports every property that the model marks as required; several reports together may hold them',
      '上报模型中标为必填的每个属性；可以分在几次上报中',
    ],
  },
  'V1-REPORT-08': {
    sentence: [
      "writes eventTime, where it sends one, as yyyyMMdd'T'HHmmss'Z'",
      "发送eventTime时，写成yyyyMMdd'T'HHmmss'Z'",
    ],
    when: ['sends eventTime', '发送eventTime'],
  },
  'V1-REPORT-09': {
    sentence: [
      'means UTC by eventTime: not in the future, not off by a whole time zone',
      '的eventTime表示UTC时间：不在未来，也不相差整个时区',
    ],
    when: ['sends eventTime', '发送eventTime'],
  },
  'V1-REPORT-10': {
    sentence: ['publishes at QoS 0 or 1', '以QoS 0或1发布'],
  },
  'V1-REPORT-11': {
    sentence: ['publishes without RETAIN', '发布时不带RETAIN'],
  },
  'V1-REPORT-12': {
    sentence: ['keeps a payload within 1 MB', '的载荷不超过1 MB'],
  },
  'V1-REPORT-13': {
    sentence: ['sends at most 50 messages a second', '每秒最多发送50条消息'],
  },
  'V1-REPORT-14': {
    sentence: [
      'when told what to report, reports exactly that: every service, property, number, string and character',
      '在被告知要上报什么时，恰好上报这些内容：每个服务、属性、数字、字符串和字符',
    ],
  },
  'V1-REPORT-15': {
    sentence: ['sends reports, if it declares that it does', '如果声明会上报，就确实上报'],
  },
};
