import type { Translated } from '../../../mock-platform/language/texts.ts';
import type { en } from './en.ts';

/** The same in Chinese. */
export const zh: Translated<typeof en> = {
  'bench.connect': [
    'Connect the device with these settings; the suite waits for it.',
    '按以下设置连接设备；测试套件会等待它。',
  ],
  'bench.line': ['  {words} {value}', '  {words}：{value}'],
  'bench.host': ['host', '主机'],
  'bench.port': ['port', '端口'],
  'bench.transport': ['transport', '传输方式'],
  'bench.mqtts': ['mqtts, trusting the CA in {file}', 'mqtts，信任{file}中的CA'],
  'bench.mqtt': ['mqtt, without TLS', 'mqtt，不使用TLS'],
  'bench.deviceId': ['device id', '设备ID'],
  'bench.nodeId': ['node id', '设备标识码'],
  'bench.secret': ['secret', '密钥'],
  'bench.generation': ['generation', '接口代次'],
  'bench.productModel': ['product model', '产品模型'],
};
