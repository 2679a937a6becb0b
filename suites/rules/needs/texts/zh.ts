import type { Translated } from '../../../../mock-platform/language/texts.ts';
import type { en } from './en.ts';

export const zh: Translated<typeof en> = {
  tls: ['connects over TLS', '通过TLS连接'],
  commands: ['takes commands', '接受命令'],
  reports: ['reports', '会上报'],
  json: ['speaks codec mode json', '使用编解码模式json'],
  binary: ['speaks codec mode binary', '使用编解码模式binary'],
  adapter: ['can be told what to report, as an adapter', '作为适配器，可以被告知要上报什么'],
  reconnects: ['connects again by itself', '能自己重连'],
  restart: ['can be stopped and started by the suites', '可以由测试套件停止和启动'],
  'keeps-reports': ['declares that it keeps reports until they are acknowledged', '声明在得到确认之前保留上报'],
  echo: ['has a command that repeats its parameters', '有一条在响应中重复参数的命令'],
  registration: ['registers itself', '会动态注册'],
  requests: ['takes commands, property sets or property gets', '接受命令、属性设置或属性查询'],
  set: ['takes property sets', '接受属性设置'],
  get: ['takes property gets', '接受属性查询'],
  settable: ['says which properties keep what they are set to', '说明了哪些属性设置后会保持'],
  'in-flight': ['takes several requests at a time', '可以同时处理几个请求'],
};
