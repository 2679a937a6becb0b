import { expect, test } from 'vitest';
import { readProductModel } from '../../mock-platform/product-model/read-product-model.ts';
import type { SuiteEvent } from '../rules/rule.ts';
import { requestAnswered, requestSent } from '../rules/v2/testing.ts';
import { sampleJournal } from '../verdicts/testing/sample-run.ts';
import { countBoundaries } from './count-boundaries.ts';
import { countCommands } from './count-commands.ts';
import { countGets } from './count-gets.ts';
import { mergeDepths } from './merge-depths.ts';

const model = await readProductModel('fixtures/product-models/street-lamp-v5');
const journal = (...events: object[]) => sampleJournal(events as SuiteEvent[]);
const get = (serviceId: string) =>
  ({ family: 'get', serviceId, paras: serviceId ? { service_id: serviceId } : {} }) as const;
const set = (...services: object[]) => ({ family: 'set', serviceId: 'Lamp01', paras: { services } }) as const;

test('each service is counted that was asked for, and each that was not', () => {
  const entries = journal(
    requestSent(get('')),
    requestAnswered(get('')),
    requestSent(get('Lamp02')),
    requestSent(get('Lamp02')),
    requestAnswered(get('Lamp02')),
    requestSent(get('Stranger')),
    requestSent(set()),
  );
  expect(countGets(model, entries)).toEqual([
    { service: '', asked: 1, answered: 1 },
    { service: 'Lamp01', asked: 0, answered: 0 },
    { service: 'Lamp02', asked: 2, answered: 1 },
    { service: 'Energy', asked: 0, answered: 0 },
    { service: 'Diagnostics', asked: 0, answered: 0 },
  ]);
});

test('where nothing was asked for, nothing is said', () => {
  expect(countGets(model, journal(requestSent(), requestSent(set())))).toBeUndefined();
});

test('of several parts of a run, the counts are added', () => {
  const part = { commands: [], boundaries: [], sessionEvents: [], pairs: [], sequences: 0, steps: 0, warnings: [] };
  const gets = (asked: number) => [{ service: 'Lamp01', asked, answered: 1 }];
  const declaration = { commands: false, reconnects: false, maxCommandBytes: 1024 } as never;
  const merged = mergeDepths([{ ...part, gets: gets(2) }, part, { ...part, gets: gets(3) }], declaration);
  expect(merged?.gets).toEqual([{ service: 'Lamp01', asked: 5, answered: 2 }]);
  expect(mergeDepths([part], declaration)).not.toHaveProperty('gets');
});

test('the edges of a property that can be written are counted where properties are set', () => {
  const entries = journal(
    requestSent(set({ service_id: 'Lamp01', properties: { brightness: 0, nightMode: true } })),
    requestSent(
      set(
        { service_id: 'Lamp01', properties: { brightness: 0 } },
        { service_id: 'Lamp02', properties: { brightness: 100 } },
      ),
    ),
    requestSent(set(null as never, { service_id: 'Lamp02' })),
  );
  const rows = countBoundaries(model, entries).filter(({ command }) => command === 'properties/set');
  const hits = (service: string, parameter: string) =>
    rows
      .filter((row) => row.service === service && row.parameter === parameter)
      .map(({ boundary, hits }) => [boundary, hits]);
  expect(hits('Lamp01', 'brightness')).toEqual([
    ['min 0', 2],
    ['max 100', 0],
    ['step 5', 0],
  ]);
  expect(hits('Lamp02', 'brightness')).toEqual([
    ['min 0', 0],
    ['max 100', 1],
    ['step 5', 0],
  ]);
  expect(hits('Lamp01', 'nightMode')).toEqual([
    ['true', 1],
    ['false', 0],
  ]);
  expect(hits('Lamp01', 'dimming')).toEqual([]);
  expect(hits('Lamp01', 'pin')).toEqual([['maxLength 8', 0]]);
});

test('where none are set, their edges are no boundaries', () => {
  expect(countBoundaries(model, journal(requestSent())).some(({ command }) => command === 'properties/set')).toBe(
    false,
  );
});

test('a response without a result says success in generation 2', () => {
  const service = { serviceId: 'Lamp01', cmd: 'RESET', paras: {} };
  const entries = journal(
    requestSent(service),
    requestAnswered({ ...service, errcode: undefined }),
    requestAnswered({ ...service, errcode: '0' }),
    requestAnswered({ ...service, errcode: 1 }),
  );
  expect(countCommands(model, entries).find(({ command }) => command === 'RESET')).toMatchObject({
    sent: 1,
    succeeded: 2,
  });
});
