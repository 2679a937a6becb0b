import { payloadBombs } from '../../mock-platform/robustness/payload-bombs.ts';
import { members, report, reports } from './as-device.ts';
import { type Kind, MiB } from './kind.ts';

/** Devices that log in, and report what is strange, much, or wrong. */
export const reporters: readonly Kind[] = [
  reports(
    'reports 50 new properties each time',
    (bout, n) => report(['Lamp01', members(50, (m) => `p${bout.round}_${n}_${m}`)]),
    20,
  ),
  reports(
    'reports new services each time',
    (bout, n) =>
      report(...Array.from({ length: 50 }, (_, m): [string, unknown] => [`s${bout.round}_${n}_${m}`, { a: 1 }])),
    20,
  ),
  reports(
    'reports services without properties',
    (bout, n) => report(...Array.from({ length: 200 }, (_, m): [string, unknown] => [`e${bout.round}_${n}_${m}`, {}])),
    5,
  ),
  reports('reports properties with long names', (bout, n) =>
    report(['Lamp01', members(10, (m) => `${bout.round}_${n}_${m}`.padEnd(5000, 'x'))]),
  ),
  reports('reports long values', (_, n) => report(['Lamp01', { level: String(n).padEnd(200_000, 'x') }])),
  reports('reports services that are called like members of all objects', () =>
    report(['constructor', { a: 1 }], ['__proto__', { toString: 1 }], ['hasOwnProperty', { valueOf: null }]),
  ),
  reports('reports dates far away', (_, n) =>
    JSON.stringify({
      msgType: 'deviceReq',
      data: [{ serviceId: 'Lamp01', serviceData: { n }, eventTime: n % 2 ? '99991231T235959Z' : '00010101T000000Z' }],
    }),
  ),
  ...Object.entries(payloadBombs).map(([name, bomb]) => reports(`reports ${name}`, () => bomb, 2)),
  reports('reports 1 MB of empty lists', () => `[${'[],'.repeat(340_000)}0]`, 1),
  reports('reports 3.9 MB', () => `"${'x'.repeat(3.9 * MiB)}"`, 1),
  reports('reports what is not JSON', () => '{"msgType":', 20),
];
