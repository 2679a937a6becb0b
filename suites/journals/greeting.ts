import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import { type Paint, plain } from '../report/paint.ts';
import { shellWord } from '../report/shell-word.ts';
import type { ReadyDevice, ReadyLine } from './ready-line.ts';
import { sampleReport } from './sample-report.ts';

export interface GreetingOptions {
  readonly paint?: Paint;
  /** The product model of a device. */
  readonly modelOf: (device: ReadyDevice) => ProductModel;
}

/** This number of devices and applications is shown in full. */
const most = 4;

const transports = [
  ['tcp', 'MQTT'],
  ['tls', 'MQTT over TLS'],
  ['ws', 'MQTT over WebSocket'],
  ['wss', 'MQTT over WebSocket and TLS'],
] as const;

/** What a person needs who wants to connect: ports, the CA file, credentials, a command that reports, where the API is described. */
export function greeting(ready: ReadyLine, { paint = plain, modelOf }: GreetingOptions): string {
  const { host, ports, url, caFile, devices, applications } = ready;
  const lines = [
    paint('bold', `The platform is ready on ${host}. Ctrl-C ends it.`),
    '',
    ...transports.flatMap(([transport, title]) => row(title, ports[transport])),
    ...row('CA file', caFile),
    ...(url === undefined ? [] : row("applications' API", url)),
    ...row("applications' API, HTTPS", ports.https === undefined ? undefined : `https://${host}:${ports.https}`),
    ...(url === undefined ? [] : row('its description', `${url}/docs`)),
    ...devices.slice(0, most).flatMap((device) => deviceLines(device, paint)),
    ...more(devices.length, 'devices'),
    ...applications.slice(0, most).flatMap(({ appId, secret }) => {
      return ['', paint('bold', `Application ${appId}`), ...row('secret', secret)];
    }),
    ...more(applications.length, 'applications'),
    ...reportLines(ready, modelOf, paint),
  ];
  return `${lines.join('\n')}\n\n`;
}

function deviceLines({ nodeId, productId, codecMode, ...device }: ReadyDevice, paint: Paint): string[] {
  const { deviceId, secret, clientId, username, password } = device;
  return [
    '',
    paint('bold', `Device ${nodeId} of product ${productId}, codec mode ${codecMode}`),
    ...row('device id', deviceId),
    ...row('secret', secret),
    ...row('client id', clientId),
    ...row('user name', username),
    ...row('password', password),
  ];
}

function more(all: number, what: string): string[] {
  return all > most ? ['', `And ${all - most} more ${what}: --json tells all of them.`] : [];
}

function row(title: string, value: string | number | undefined): string[] {
  return value === undefined ? [] : [`  ${title.padEnd(28)}${value}`];
}

/** The first device that can report JSON over a transport that mosquitto_pub has. */
function reportLines({ devices, host, ports, caFile }: ReadyLine, modelOf: GreetingOptions['modelOf'], paint: Paint) {
  const device = devices.find((one) => one.codecMode === 'json' && sampleReport(modelOf(one)));
  const port = ports.tls ?? ports.tcp;
  if (!device || port === undefined) return [];
  const { deviceId, nodeId, clientId, username, password } = device;
  // The certificate names both; small TLS stacks compare host names only with names.
  const name = host === '127.0.0.1' ? 'localhost' : host;
  const words = [
    ...['mosquitto_pub', '-h', name, '-p', `${port}`],
    ...(ports.tls === undefined ? [] : ['--cafile', caFile]),
    ...['-i', clientId, '-u', username, '-P', password, '-q', '1'],
    ...['-t', `/huawei/v1/devices/${deviceId}/data/json`, '-m', JSON.stringify(sampleReport(modelOf(device)))],
  ];
  return ['', paint('bold', `Report as ${nodeId}`), '', words.map(shellWord).join(' ')];
}
