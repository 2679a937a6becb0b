import { describe, expect, test } from 'vitest';
import { adapter, hello, texts, willing } from './adapter-device-testing.ts';
import { DeviceError } from './device.ts';
import { sampleConnection } from './v1/sample-connection.ts';

describe('a failure', () => {
  test.each([
    ['of the command', '', { command: 'lampd-adapter' }, /^Cannot run the command: there is no program lampd-adapter/],
    [
      'to answer hello',
      'hello: () => {}',
      { startMs: 200, stopGraceMs: 20 },
      /^The adapter did not answer "hello" \(id 1\) within 200 ms\. Each request needs an answer with its id, also when it failed\./,
    ],
    [
      'to speak this version',
      'hello: (id) => say({ id, protocol: 3 })',
      {},
      /^The adapter answered "hello" with protocol 3; this suite speaks 1 and 2\.\nAnswer \{"id":…,"protocol":2,"capabilities":\{"report":true,"reset":true\}\}\.$/,
    ],
    [
      'to know hello',
      'hello: (id) => say({ id, error: { code: 1 } })',
      {},
      /^The adapter answered "hello" with an error: \{"code":1\}/,
    ],
    [
      'to start',
      `${hello}, start: (id, { secret }) => say({ id, error: 'bad secret ' + secret })`,
      {},
      /^The adapter answered "start" with an error: bad secret \*{10}\nIts last words:\nprocess/,
    ],
    ['to live', 'hello: () => process.exit(2)', {}, /^The adapter did not answer "hello": it ended with code 2\./],
    ['by a signal', 'hello: () => process.kill(process.pid, "SIGKILL")', {}, /: it ended with SIGKILL\./],
    [
      'by a line of text',
      `hello: () => console.log('Listening on port 1883')`,
      {},
      /it printed a line that is not a JSON object: Listening on port 1883\. Standard output is for answers only; print all else to standard error\./,
    ],
    ['by a JSON array', 'hello: () => say([1])', {}, /not a JSON object: \[1\]\./],
    [
      'by a long line',
      `hello: () => console.log('x'.repeat(300))`,
      {},
      /not a JSON object: x{200} … \(300 characters\)\./,
    ],
    [
      'by another id',
      'hello: () => say({ id: 77 })',
      {},
      /it answered what it was not asked: \{"id":77\}\. Each answer repeats the id of its request, once\./,
    ],
    ['by an answer without id', 'hello: () => say({ ok: true })', {}, /what it was not asked: \{"ok":true\}\./],
  ])('%s is a DeviceError', async (_, answers, options, message) => {
    const starting = adapter(answers, options).start(sampleConnection);
    await expect(starting).rejects.toThrow(DeviceError);
    await expect(starting).rejects.toThrow(message);
  });

  test('to start leaves the next start a fresh process', async () => {
    const device = adapter(`${willing}, start: (id, { port }) => say({ id, error: port === 1 ? 'no' : undefined })`);
    await expect(device.start({ ...sampleConnection, port: 1 })).rejects.toThrow(/with an error: no/);
    const run = await device.start(sampleConnection);
    expect(texts(run)[0]).toMatch(/^process/);
  });

  test('to stop ends the process', async () => {
    const device = await adapter(`${willing}, stop: (id) => say({ id, error: 'stuck' })`).start(sampleConnection);
    const exit = await device.stop();
    expect(exit).toMatchObject({ code: null, signal: 'SIGTERM' });
    expect(exit.error).toMatch(/^The adapter answered "stop" with an error: stuck/);
  });

  test('to answer stop ends the process', async () => {
    const device = await adapter(`${willing}, stop: () => {}`, { stopGraceMs: 50 }).start(sampleConnection);
    const exit = await device.stop();
    expect(exit).toMatchObject({ code: null, signal: 'SIGTERM' });
    expect(exit.error).toMatch(/^The adapter did not answer "stop" \(id 3\) within 50 ms\./);
  });

  test('to report in time does not end the device, nor does the late answer', async () => {
    const device = await adapter(
      `${willing}, report: (id) => { this.late = id; }, stop: (id) => { say({ id: this.late }); say({ id }); }`,
      { answerMs: 10 },
    ).start(sampleConnection);
    await expect(device.report?.([])).rejects.toThrow(/did not answer "report" \(id 3\) within 10 ms/);
    expect(await device.stop()).toEqual({ code: 0, signal: null });
  });

  test('in the middle of a run shows in the exit', async () => {
    const device = await adapter(`${willing}, start: (id) => { say({ id }); console.log('Connected!'); }`).start(
      sampleConnection,
    );
    expect(await device.exited).toEqual({
      code: null,
      signal: 'SIGKILL',
      error:
        'it printed a line that is not a JSON object: Connected!. Standard output is for answers only; print all else to standard error',
    });
  });
});
