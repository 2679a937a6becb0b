import type { TranslatedRules } from '../../translated-rules.ts';

export const getSentences: TranslatedRules = {
  'V2-GET-01': {
    sentence: [
      'answers every valid property get on `properties/get/response/request_id={rid}` with the `request_id` of the get',
      '在`properties/get/response/request_id={rid}`上响应每个有效的属性查询，并使用该请求的`request_id`',
    ],
  },
  'V2-GET-02': {
    sentence: ['answers each property get once', '对每个属性查询只响应一次'],
  },
  'V2-GET-03': {
    sentence: [
      'never answers as a property get a `request_id` that is not waiting for that',
      '从不用并未等待的`request_id`作为属性查询的响应',
    ],
  },
  'V2-GET-04': {
    sentence: ["answers property gets within the platform's wait", '在平台等待的时间内响应属性查询'],
  },
  'V2-GET-05': {
    sentence: [
      'answers a property get with one JSON object whose `services` is a list of objects with a string `service_id` and an object `properties` (either may be empty)',
      '用一个JSON对象响应属性查询，其中`services`是列表，每个元素是对象，含有字符串`service_id`和对象`properties`（列表和对象都可以为空）',
    ],
  },
  'V2-GET-06': {
    sentence: [
      'answers a property get with the service that was asked for, and with no other of the model',
      '响应属性查询时返回被查询的服务，不返回模型中的其他服务',
    ],
  },
  'V2-GET-07': {
    sentence: [
      'answers a property get without `service_id` with every service of the model that has a readable property',
      '对没有`service_id`的属性查询，返回模型中含有可读属性的每个服务',
    ],
  },
  'V2-GET-08': {
    sentence: [
      'sends in its answers properties of the model, in its data types and bounds',
      '在响应中发送模型中的属性，并符合模型的数据类型和范围',
    ],
  },
  'V2-GET-09': {
    sentence: [
      'answers a property get of an unknown service with no services, rather than with others or not at all',
      '对未知服务的属性查询，以没有服务的列表响应，而不是返回其他服务或不响应',
    ],
  },
  'V2-GET-10': {
    sentence: [
      'accepts property gets in any key order and white space, with unknown members, and as `{}`',
      '接受任意字段顺序和空白、含有未知字段，以及内容为`{}`的属性查询',
    ],
  },
  'V2-GET-11': {
    sentence: [
      'survives a malformed property get and answers the next valid one',
      '收到格式错误的属性查询不会崩溃，并能响应下一个有效的请求',
    ],
  },
  'V2-GET-12': {
    sentence: [
      'keeps property gets in flight apart: each is answered under its own `request_id`',
      '区分同时在途的属性查询：每一个都用自己的`request_id`响应',
    ],
  },
  'V2-GET-13': {
    sentence: [
      'answers each of the property gets in flight for different services with its own service',
      '对同时在途、查询不同服务的属性查询，各自返回被查询的服务',
    ],
    when: ['has several services', '有几个服务'],
  },
  'V2-GET-14': {
    sentence: ['answers property gets that arrive at QoS 0 and at QoS 1', '对以QoS 0和QoS 1到达的属性查询都会响应'],
  },
  'V2-GET-15': {
    sentence: ['answers a redelivered (DUP) property get once', '对重发（DUP）的属性查询只响应一次'],
    when: ['takes property gets at QoS 1', '以QoS 1接受属性查询'],
  },
};
