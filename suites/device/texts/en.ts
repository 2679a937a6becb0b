/** What whoever connects hardware is told. `{name}` stands for a value. */
export const en = {
  'bench.connect': 'Connect the device with these settings; the suite waits for it.',
  'bench.line': '  {words} {value}',
  'bench.host': 'host',
  'bench.port': 'port',
  'bench.transport': 'transport',
  'bench.mqtts': 'mqtts, trusting the CA in {file}',
  'bench.mqtt': 'mqtt, without TLS',
  'bench.deviceId': 'device id',
  'bench.nodeId': 'node id',
  'bench.secret': 'secret',
  'bench.generation': 'generation',
  'bench.productModel': 'product model',
} as const;
