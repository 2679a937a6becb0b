import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { adapter, quietAdapter, texts, willing } from './adapter-device-testing.ts';
import { DeviceError } from './device.ts';
import { groupLives } from './group-lives.ts';
import { sampleConnection } from './v1/sample-connection.ts';

describe('a run', () => {
  test('is a series of requests', async () => {
    const device = await adapter(willing).start(sampleConnection);
    await device.report?.([{ serviceId: 'Lamp', serviceData: { level: 1 } }]);
    await device.reset?.();
    expect(await device.stop()).toEqual({ code: 0, signal: null });
    expect(await device.exited).toEqual({ code: 0, signal: null });
    await expect.poll(() => texts(device).at(-1)).toMatch(/^stop/);
    expect(texts(device).slice(1)).toEqual([
      'hello {"protocol":2}',
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

  test('has the last words of its own device, also where they are read behind the answer', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'adapter-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const answered = join(folder, 'answered');
    // Standard output was read just now, and standard error is first written to: the kernel tells of them in this order.
    const device = quietAdapter(
      `${willing}, stop: (id) => { console.error('last words'); say({ id }); require('node:fs').writeFileSync(${JSON.stringify(answered)}, ''); }`,
    );
    const first = await device.start(sampleConnection);
    const stopped = first.stop();
    while (!existsSync(answered));
    await stopped;
    const second = await device.start(sampleConnection);
    await second.stop();
    expect([texts(first), texts(second)]).toEqual([['last words'], ['last words']]);
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

describe('a device of generation 2', () => {
  const secondGeneration = { ...sampleConnection, generation: 2 } as const;
  const generous = `${willing}, hello: (id) => say({ id, protocol: 2, capabilities: { report: true, message: true, received: true } })`;

  test('is told so, and what to report in the members of its reports', async () => {
    const device = await adapter(willing).start(secondGeneration);
    await device.report?.([{ serviceId: 'Lamp', serviceData: { level: 1 } }]);
    await expect.poll(() => texts(device).at(-1)).toMatch(/^report/);
    expect(texts(device).at(-1)).toBe('report {"services":[{"service_id":"Lamp","properties":{"level":1}}]}');
    expect(texts(device).at(-2)).toContain('"generation":2');
  });

  test('sends messages, and tells what its application was handed', async () => {
    const told = { kind: 'message', payloadBase64: 'aGk=' };
    const device = await adapter(
      `${generous}, message: (id) => say({ id }), received: (id) => say({ id, received: [${JSON.stringify(told)}] })`,
    ).start(secondGeneration);
    await device.message?.({ content: { a: 1 }, name: 'diag' });
    await device.message?.({ payloadBase64: 'AP8=' });
    expect(await device.received?.()).toEqual([told]);
    await expect.poll(() => texts(device).at(-1)).toBe('received {}');
    expect(texts(device).slice(-3, -1)).toEqual([
      'message {"content":{"a":1},"name":"diag"}',
      'message {"payloadBase64":"AP8="}',
    ]);
  });

  test.each([
    ['nothing', '', 'received: Invalid input: expected array, received undefined'],
    ['no list', 'received: {}', 'received: Invalid input: expected array, received object'],
    ['an unknown kind', 'received: [{ kind: "mail", payloadBase64: "" }]', 'received.0.kind: Invalid option'],
    [
      'bytes as they are',
      'received: [{ kind: "message", payloadBase64: "é" }]',
      'received.0.payloadBase64: Invalid base64',
    ],
  ])('that answers with %s is told what is wrong', async (_, members, reason) => {
    const device = await adapter(`${generous}, received: (id) => say({ id, ${members} })`).start(secondGeneration);
    const asked = device.received?.();
    await expect(asked).rejects.toThrow(DeviceError);
    await expect(asked).rejects.toThrow(reason);
    await expect(asked).rejects.toThrow('Answer {"id":…,"received":[{"kind":"message"');
  });

  test('behind an adapter of protocol 1 is not asked for more than that has', async () => {
    const device = await adapter(willing).start(secondGeneration);
    expect([device.message, device.received]).toEqual([undefined, undefined]);
    await expect(device.reset?.()).resolves.toBeUndefined();
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
