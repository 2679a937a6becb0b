import { describe, expect, onTestFinished, test } from 'vitest';
import { type AdapterDeviceOptions, adapterDevice } from './adapter-device.ts';
import { DeviceError } from './device.ts';
import { groupLives } from './group-lives.ts';
import { sampleConnection } from './sample-connection.ts';

const hello = `hello: (id) => say({ id, protocol: 1, capabilities: { report: true, reset: true } })`;
/** Answers everything at once, and logs it. */
const willing = `${hello}, start: (id) => say({ id }), stop: (id) => say({ id }), report: (id) => say({ id }), reset: (id) => say({ id })`;

/** An adapter whose answers are these functions of the request's id and members. */
function adapter(answers: string, options: Partial<AdapterDeviceOptions> = {}) {
  const script = `
    const say = (answer) => console.log(JSON.stringify(answer));
    const answers = { ${answers} };
    console.error('process', process.pid);
    require('node:readline').createInterface({ input: process.stdin })
      .on('line', (line) => {
        const { id, request, ...members } = JSON.parse(line);
        console.error(request, JSON.stringify(members));
        answers[request]?.(id, members);
      })
      .on('close', () => console.error('finished'));`;
  const device = adapterDevice({ command: [process.execPath, '-e', script], ...options });
  onTestFinished(() => device.close?.());
  return device;
}

const texts = (device: { readonly output: readonly { readonly text: string }[] }) =>
  device.output.map(({ text }) => text);

describe('a run', () => {
  test('is a series of requests', async () => {
    const device = await adapter(willing).start(sampleConnection);
    await device.report?.([{ serviceId: 'Lamp', serviceData: { level: 1 } }]);
    await device.reset?.();
    expect(await device.stop()).toEqual({ code: 0, signal: null });
    expect(await device.exited).toEqual({ code: 0, signal: null });
    await expect.poll(() => texts(device).at(-1)).toMatch(/^stop/);
    expect(texts(device).slice(1)).toEqual([
      'hello {"protocol":1}',
      `start ${JSON.stringify({ ...sampleConnection, secret: '**********' })}`,
      'report {"services":[{"serviceId":"Lamp","serviceData":{"level":1}}]}',
      'reset {}',
      'stop {}',
    ]);
  });

  test('follows another in the same process', async () => {
    const device = adapter(willing);
    const first = await device.start(sampleConnection);
    await first.stop();
    const second = await device.start({ ...sampleConnection, port: 1883 });
    await second.stop();
    await expect.poll(() => texts(second).at(-1)).toMatch(/^stop/);
    expect(texts(first)[0]).toMatch(/^process/);
    expect(texts(second).join()).toMatch(/^start .*"port":1883.*,stop \{\}$/);
  });

  test('is over when it was stopped', async () => {
    const device = adapter(willing);
    const first = await device.start(sampleConnection);
    await first.stop();
    const second = await device.start(sampleConnection);
    await expect(first.reset?.()).rejects.toThrow(
      new DeviceError('The device was stopped before it was asked to reset.'),
    );
    expect(texts(second).join()).not.toContain('reset');
  });

  test('beside another has its own process', async () => {
    const device = adapter(willing);
    const runs = await Promise.all([device.start(sampleConnection), device.start(sampleConnection)]);
    expect(new Set(runs.map((run) => texts(run)[0])).size).toBe(2);
    expect(await Promise.all(runs.map((run) => run.stop()))).toEqual(Array(2).fill({ code: 0, signal: null }));
  });

  test('takes answers in any order', async () => {
    const device = await adapter(
      `${willing}, report: (id, { services }) => { if (services.length === 0) this.held = id; else { say({ id }); say({ id: this.held, error: 'nothing to report' }); } }`,
    ).start(sampleConnection);
    const order: string[] = [];
    await Promise.all([
      device.report?.([]).catch((error: Error) => order.push(error.message.split('\n')[0] ?? '')),
      device.report?.([{ serviceId: 'Lamp', serviceData: {} }]).then(() => order.push('reported')),
    ]);
    expect(order).toEqual(['reported', 'The adapter answered "report" with an error: nothing to report']);
  });

  test('passes every character through', async () => {
    const text = '\u0000\u007f ä€😀 \u2028\u2029\ufeff\r\n"\\';
    const device = await adapter(
      `${willing}, report: (id, { services }) => say({ id, error: services[0].serviceData.text })`,
    ).start(sampleConnection);
    const error = await device.report?.([{ serviceId: 'Lamp', serviceData: { text } }]).catch((reason) => reason);
    expect(error.message).toContain(`with an error: ${text}\nIts last words:`);
  });

  test.each([
    ['{}', false, false],
    ['{ report: true }', true, false],
    ['{ report: false, reset: true }', false, true],
    ['null', false, false],
  ])('with the capabilities %s', async (capabilities, report, reset) => {
    const device = await adapter(
      `${willing}, hello: (id) => say({ id, protocol: 1, capabilities: ${capabilities} })`,
    ).start(sampleConnection);
    expect([device.report !== undefined, device.reset !== undefined]).toEqual([report, reset]);
  });
});

describe('an adapter', () => {
  test('finishes at the end of its input', async () => {
    const device = adapter(willing);
    const run = await device.start(sampleConnection);
    const group = Number(texts(run)[0]?.split(' ')[1]);
    await run.stop();
    await device.close?.();
    expect(texts(run).at(-1)).toBe('finished');
    expect(groupLives(group)).toBe(false);
  });

  test('is killed if it does not', async () => {
    const device = adapter(
      `${willing}, start: (id) => { setInterval(() => {}, 1000); process.on('SIGTERM', () => {}); say({ id }); }`,
      {
        stopGraceMs: 50,
      },
    );
    const run = await device.start(sampleConnection);
    const group = Number(texts(run)[0]?.split(' ')[1]);
    await device.close?.();
    expect(groupLives(group)).toBe(false);
    expect(await run.exited).toEqual({ code: null, signal: 'SIGKILL' });
  });

  test('that was never started is closed all the same', async () => {
    await adapter(willing).close?.();
  });

  test('that dies ends its device, and is started again for the next', async () => {
    const device = adapter(`${willing}, report: (id) => process.exit(4)`);
    const run = await device.start(sampleConnection);
    await expect(run.report?.([])).rejects.toThrow(
      /^The adapter did not answer "report": it ended with code 4\.\nIts last words:\n/,
    );
    expect(await run.exited).toEqual({ code: 4, signal: null });
    await expect(run.reset?.()).rejects.toThrow(/^The adapter cannot answer "reset" any more: it ended with code 4\./);
    const next = await device.start(sampleConnection);
    expect(texts(next)[0]).not.toBe(texts(run)[0]);
    expect(await next.stop()).toEqual({ code: 0, signal: null });
  });
});

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
      'hello: (id) => say({ id, protocol: 2 })',
      {},
      /^The adapter answered "hello" with protocol 2; this suite speaks 1\.\nAnswer \{"id":…,"protocol":1,"capabilities":\{"report":true,"reset":true\}\}\.$/,
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
