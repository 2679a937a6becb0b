import type { ServedGeneration } from '../../mock-platform/generations/served-generation.ts';
import type { Product } from '../../mock-platform/registry/registry.ts';
import { type Paint, plain } from '../report/paint.ts';
import { shellWord } from '../report/shell-word.ts';
import { padded } from '../words/columns.ts';
import type { ReadyDevice, ReadyLine } from './ready-line.ts';
import { sampleService } from './sample-service.ts';
import { tell } from './texts.ts';

export interface GreetingOptions {
  readonly paint?: Paint;
  readonly generation: Pick<ServedGeneration, 'reportOf' | 'apiPage'>;
  readonly productOf: (device: ReadyDevice) => Product;
}

/** Columns of the names in front. */
const titles = 28;
/** This number of devices and applications is shown in full. */
const most = 4;

const transports = ['tcp', 'tls', 'ws', 'wss'] as const;

/** What a person needs who wants to connect: ports, the CA file, credentials, a command that reports, where the API is described. */
export function greeting(ready: ReadyLine, { paint = plain, ...options }: GreetingOptions): string {
  const { host, ports, url, caFile, devices, applications } = ready;
  const lines = [
    paint('bold', tell('greeting.ready', { host })),
    '',
    ...transports.flatMap((transport) => row(tell(`greeting.${transport}`), ports[transport])),
    ...row(tell('greeting.caFile'), caFile),
    ...(url === undefined ? [] : row(tell('greeting.console'), `${url}/`)),
    ...(url === undefined ? [] : row(tell('greeting.api'), url)),
    ...row(tell('greeting.apiHttps'), ports.https === undefined ? undefined : `https://${host}:${ports.https}`),
    ...(url === undefined ? [] : row(tell('greeting.apiPage'), `${url}${options.generation.apiPage}`)),
    ...devices.slice(0, most).flatMap((device) => deviceLines(device, paint)),
    ...more(devices.length, 'greeting.moreDevices'),
    ...applications.slice(0, most).flatMap(({ appId, secret }) => {
      return ['', paint('bold', tell('greeting.application', { id: appId })), ...row(tell('greeting.secret'), secret)];
    }),
    ...more(applications.length, 'greeting.moreApplications'),
    ...reportLines(ready, options, paint),
  ];
  return `${lines.join('\n')}\n\n`;
}

function deviceLines(device: ReadyDevice, paint: Paint): string[] {
  const { nodeId, productId, deviceId, secret, clientId, username, password, ...others } = device;
  const told = Object.entries(others).map(([name, value]) => `, ${inWords(name)} ${value}`);
  return [
    '',
    paint('bold', tell('greeting.device', { node: nodeId, product: productId }) + told.join('')),
    ...row(tell('greeting.deviceId'), deviceId),
    ...row(tell('greeting.secret'), secret),
    ...row(tell('greeting.clientId'), clientId),
    ...row(tell('greeting.username'), username),
    ...row(tell('greeting.password'), password),
  ];
}

function more(all: number, what: 'greeting.moreDevices' | 'greeting.moreApplications'): string[] {
  return all > most ? ['', tell(what, { n: all - most })] : [];
}

function row(title: string, value: string | number | undefined): string[] {
  return value === undefined ? [] : [`  ${padded(title, titles)}${value}`];
}

/** `aName` as `a name`. */
function inWords(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The first device that can report what people read, over a transport that mosquitto_pub has. */
function reportLines(
  { devices, host, ports, caFile }: ReadyLine,
  { generation, productOf }: Omit<GreetingOptions, 'paint'>,
  paint: Paint,
) {
  const reportOf = (one: ReadyDevice) => {
    const product = productOf(one);
    const service = sampleService(product.model);
    return service && generation.reportOf(one, product, [service]);
  };
  const device = devices.find(reportOf);
  const report = device && reportOf(device);
  const port = ports.tls ?? ports.tcp;
  if (!report || port === undefined) return [];
  const { nodeId, clientId, username, password } = device;
  // The certificate names both; small TLS stacks compare host names only with names.
  const name = host === '127.0.0.1' ? 'localhost' : host;
  const words = [
    ...['mosquitto_pub', '-h', name, '-p', `${port}`],
    ...(ports.tls === undefined ? [] : ['--cafile', caFile]),
    ...['-i', clientId, '-u', username, '-P', password, '-q', '1'],
    ...['-t', report.topic, '-m', report.payload],
  ];
  return ['', paint('bold', tell('greeting.report', { node: nodeId })), '', words.map(shellWord).join(' ')];
}
