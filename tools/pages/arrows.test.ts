import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { circlesAtRunTime } from './testing/circles-at-run-time.ts';
import { type Import, importsIn, importsOf, typeScriptFiles } from './testing/imports-of.ts';
import { readRoomOrder } from './testing/read-room-order.ts';

const root = join(import.meta.dirname, '../..');
const files = typeScriptFiles(root);
const imports = files.flatMap((file) => importsOf(root, file));
const order = readRoomOrder(readFileSync(join(root, 'docs/ARCHITECTURE.md'), 'utf8'));

const isTest = (file: string) => /\.(test|conformance)\.ts$|[/-]testing[./]/.test(file);
/** Tests may look at everything. */
const ofProduct = imports.filter(({ from }) => !isTest(from));

/** What points from a room to one that comes later in the list. */
function wrongWay({ from, to }: Import): boolean {
  const [here, there] = [order.placeOf(from), order.placeOf(to)];
  return here !== undefined && there !== undefined && there.place > here.place;
}

const told = ({ from, to }: Import) =>
  `${from} imports ${to}: ${order.placeOf(from)?.room} comes before ${order.placeOf(to)?.room}`;

describe('the rooms of ARCHITECTURE.md', () => {
  test('hold every file', () => {
    const homeless = files.filter((file) => !order.placeOf(file) && !/^vitest\.config\.ts$/.test(file));
    expect(homeless, 'give their folder its place in the list').toEqual([]);
  });

  test('import only rooms that come before them', () => {
    const wrong = ofProduct.filter(wrongWay).map(told);
    expect(wrong, 'move what is in the wrong room').toEqual([]);
  });

  test('can be told apart: a device that imports its judge is seen', () => {
    const [made] = importsIn("import { quote } from '../../mock-platform/protocol/quote.ts';", 'fixtures/devices/a.ts');
    expect(made).toBeDefined();
    expect([made].map((one) => one && wrongWay(one))).toEqual([true]);
  });
});

test('no device of the fixtures, nor a test of one, imports the mock platform', () => {
  const shared = imports.filter(
    ({ from, to }) => from.startsWith('fixtures/devices/') && to.startsWith('mock-platform/'),
  );
  expect(shared).toEqual([]);
});

test('no file loads itself by way of others', () => {
  expect(circlesAtRunTime(imports)).toEqual([]);
});
