import type { Translated } from '../../../mock-platform/language/texts.ts';
import type { en } from './en.ts';

export const zh: Translated<typeof en> = {
  CONN: ['connect and credentials', '连接与鉴权'],
  TLS: ['TLS', 'TLS'],
  TOPIC: ['topics', 'Topic'],
  REPORT: ['reports', '数据上报'],
  PROP: ['property reports', '属性上报'],
  SET: ['property sets', '属性设置'],
  GET: ['property gets', '属性查询'],
  CMD: ['commands', '命令下发'],
  MSG: ['messages', '消息'],
  EVENT: ['events', '事件'],
  SESSION: ['session', '会话'],
  STREAM: ['reading the stream', '读取字节流'],
  WIRE: ['MQTT 3.1.1 on the wire', 'MQTT 3.1.1报文'],
  BIN: ['binary codec mode', '二进制编解码模式'],
  DYN: ['dynamic registration', '动态注册'],
  'of generation': ['{area}, generation {number}', '{area}（第{number}代）'],
};
