import type { TranslatedRules } from '../../translated-rules.ts';

export const setSentences: TranslatedRules = {
  'V2-SET-01': {
    sentence: [
      'answers every valid property set on `properties/set/response/request_id={rid}` with the `request_id` of the set',
      '在`properties/set/response/request_id={rid}`上响应每个有效的属性设置，并使用该请求的`request_id`',
    ],
  },
  'V2-SET-02': {
    sentence: ['answers each property set once', '对每个属性设置只响应一次'],
  },
  'V2-SET-03': {
    sentence: [
      'never answers as a property set a `request_id` that is not waiting for that',
      '从不用并未等待的`request_id`作为属性设置的响应',
    ],
  },
  'V2-SET-04': {
    sentence: [
      'sends nothing but an integer, or digits, as `result_code` of a property set',
      '在属性设置的响应中，`result_code`只能是整数或数字文本',
    ],
  },
  'V2-SET-05': {
    sentence: [
      'answers a property set with one JSON object, its `result_code` a JSON integer (without one it is 0)',
      '用一个JSON对象响应属性设置，其中`result_code`是JSON整数（没有时视为0）',
    ],
  },
  'V2-SET-06': {
    sentence: ["answers property sets within the platform's wait", '在平台等待的时间内响应属性设置'],
  },
  'V2-SET-07': {
    sentence: [
      'answers a set of an unknown service with a non-zero `result_code`',
      '以非零的`result_code`响应未知服务的属性设置',
    ],
  },
  'V2-SET-08': {
    sentence: [
      'answers a set of an unknown property with a non-zero `result_code`',
      '以非零的`result_code`响应未知属性的属性设置',
    ],
  },
  'V2-SET-09': {
    sentence: [
      'answers a set of a value outside the model, or of a property that cannot be written, with a non-zero `result_code`',
      '当设置的值不符合模型或属性不可写时，以非零的`result_code`响应',
    ],
  },
  'V2-SET-10': {
    sentence: [
      'shows a value that it has set with success in the next answer to a property get, or in a report',
      '成功设置的值，会出现在下一次属性查询的响应或上报中',
    ],
  },
  'V2-SET-11': {
    sentence: ['carries out all services and all properties of one set', '执行一个属性设置中的所有服务和所有属性'],
  },
  'V2-SET-13': {
    sentence: [
      'accepts property sets in any key order and white space, with escaped or raw Unicode, and with unknown members',
      '接受任意字段顺序和空白、转义或原样的Unicode，以及含有未知字段的属性设置',
    ],
  },
  'V2-SET-14': {
    sentence: [
      'survives a malformed property set (not JSON, cut off, no `services` or of a wrong type, ill-formed UTF-8, deep nesting, empty) and answers the next valid one',
      '收到格式错误的属性设置（不是JSON、被截断、没有`services`或类型错误、UTF-8错误、嵌套过深、为空）不会崩溃，并能响应下一个有效的请求',
    ],
  },
  'V2-SET-15': {
    sentence: [
      'does not report success for a malformed property set: it ignores it, or answers with a non-zero `result_code`',
      '对格式错误的属性设置不回答成功：忽略它，或以非零的`result_code`响应',
    ],
  },
  'V2-SET-16': {
    sentence: [
      'keeps property sets in flight apart, from each other and from commands and property gets',
      '区分同时在途的属性设置，也与命令和属性查询区分',
    ],
  },
  'V2-SET-17': {
    sentence: ['answers property sets that arrive at QoS 0 and at QoS 1', '对以QoS 0和QoS 1到达的属性设置都会响应'],
  },
  'V2-SET-18': {
    sentence: [
      'takes property sets up to the size that it declares (1 KB if it declares none)',
      '接受不超过声明大小的属性设置（没有声明时为1 KB）',
    ],
  },
  'V2-SET-19': {
    sentence: ['answers a redelivered (DUP) property set once', '对重发（DUP）的属性设置只响应一次'],
    when: ['takes property sets at QoS 1', '以QoS 1接受属性设置'],
  },
};
