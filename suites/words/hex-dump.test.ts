import { expect, test } from 'vitest';
import { hexDump } from './hex-dump.ts';

test('bytes are shown with their place and their text', () => {
  expect(hexDump(Uint8Array.of(0x10, 0x0c, 0, 4, 0x4d, 0x51, 0x54, 0x54, 4, 2, 0, 0x78, 0, 0, 0x7f, 0xff, 0x41))).toBe(
    [
      '0000  10 0c 00 04 4d 51 54 54 04 02 00 78 00 00 7f ff  ....MQTT...x....',
      '0010  41                                               A',
    ].join('\n'),
  );
});

test('without bytes there are no lines', () => {
  expect(hexDump(new Uint8Array())).toBe('');
});
