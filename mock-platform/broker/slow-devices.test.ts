import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../clock.ts';
import { Doorway, echo, ending } from './testing.ts';

describe('a device that is slow', () => {
  test.each([
    ['tls', 'opens a connection and never speaks'],
    ['ws', 'opens a connection and never asks for a WebSocket'],
  ] as const)('on %s: one that %s is closed in the end', async (transport, _) => {
    const clock = new VirtualClock(0);
    const doorway = await Doorway.open(transport, { clock });
    const device = await doorway.tcp();
    await doorway.journal.waitFor(({ type }) => type === 'connection-opened');
    const ended = ending(device);
    clock.advance(19_999);
    expect(doorway.eventsOf('connection-closed')).toEqual([]);
    clock.advance(1);
    await ended;
    expect((await doorway.closing()).at(-1)).toMatchObject({
      by: 'platform',
      reason: 'the device did not finish its handshake within 20 s',
    });
  });

  test('one that stops in the middle of its ClientHello is not kept either', async () => {
    const clock = new VirtualClock(0);
    const doorway = await Doorway.open('tls', { clock });
    const device = await doorway.tcp();
    const ended = ending(device);
    device.write(Uint8Array.of(0x16, 0x03, 0x01));
    await doorway.journal.waitFor(({ type }) => type === 'connection-opened');
    clock.advance(20_000);
    await ended;
    expect((await doorway.closing()).at(-1)).toMatchObject({ by: 'platform' });
  });

  test('one that keeps a refused connection open loses it in the end', async () => {
    const clock = new VirtualClock(0);
    const doorway = await Doorway.open('tls', { clock });
    doorway.listener.door = 'no-handshake';
    const device = await doorway.tcp({ allowHalfOpen: true });
    device.write(Uint8Array.of(0x16, 0x03, 0x01));
    await doorway.closing();
    const ended = ending(device);
    await once(device, 'end');
    clock.advance(20_000);
    device.write('still there?');
    expect(await ended).toMatch(/EPIPE|ECONNRESET/);
  });

  test('one that has finished its handshake has all the time', async () => {
    const clock = new VirtualClock(0);
    const doorway = await Doorway.open('tls', { clock });
    const device = await doorway.tls();
    expect(await echo(device)).toBe('hello');
    clock.advance(60_000);
    expect(await echo(device, 'still here')).toContain('still here');
  });
});
