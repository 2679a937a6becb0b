import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { stage } from './broker-testing.ts';

describe('the keep-alive', () => {
  test('closes a connection that was silent for one and a half times as long', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { online, closed, eventsOf } = await stage();
    const device = await online({ keepalive: 60 });
    vi.advanceTimersByTime(89_000);
    await device.barrier();
    vi.advanceTimersByTime(89_000);
    expect(eventsOf('connection-closed')).toEqual([]);
    vi.advanceTimersByTime(2000);
    expect(await closed(1)).toMatchObject({
      by: 'platform',
      reason: 'the device sent nothing for one and a half times its keep-alive',
    });
  });

  test('does not end a connection that a scenario made silent: there the platform does not listen', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { online, broker, closed, eventsOf } = await stage();
    const device = await online({ keepalive: 60 });
    const [tap] = broker.taps;
    if (tap) tap.faults.silent = true;
    device.say({ cmd: 'pingreq' });
    vi.advanceTimersByTime(200_000);
    expect(eventsOf('connection-closed')).toEqual([]);
    device.hangUp();
    expect(await closed(1)).toMatchObject({ by: 'device' });
  });
});
