import { expect, test } from 'vitest';
import { hexDump } from './hex-dump.ts';

test('bytes stand sixteen a line, with their offset and what is ASCII of them', () => {
  expect(hexDump(Buffer.from('{"msgType":"灯"}\n'))).toBe(`\
0000  7b 22 6d 73 67 54 79 70 65 22 3a 22 e7 81 af 22  {"msgType":"···"
0010  7d 0a                                            }·`);
});

test('nothing is nothing', () => {
  expect(hexDump(new Uint8Array())).toBe('');
});
