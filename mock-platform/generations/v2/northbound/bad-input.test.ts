import { expect, test } from 'vitest';
import { calls } from './calls/index.ts';
import { v5Stage } from './testing.ts';

test('every call is closed to callers without a token, and open with any, or with a signature', async () => {
  const { call, refused } = await v5Stage();
  for (const { method, path } of calls) {
    const concrete = path.replace('/v5/iot/{project_id}', '').replaceAll(/\{.+?\}/g, 'x');
    for (const headers of [{}, { 'X-Auth-Token': ' ' }, { Authorization: 'Bearer x' }]) {
      await refused(401, 'IOTDA.000002', method.toUpperCase(), concrete, undefined, headers);
    }
  }
  for (const Authorization of ['SDK-HMAC-SHA256 Access=a, Signature=b', 'V11-HMAC-SHA256 Credential=a']) {
    expect((await call('GET', '/devices', undefined, { Authorization })).status).toBe(200);
  }
});

test.each([
  ['nothing', '', 'The body is empty'],
  ['half of it', '{"node_id":', 'invalid JSON at line 1, column 12'],
  ['depth', '['.repeat(100_000) + ']'.repeat(100_000), 'deeper than 128 levels'],
])('a body of %s is refused with the place', async (_, body, words) => {
  const { refused } = await v5Stage();
  expect(await refused(400, 'IOTDA.000008', 'POST', '/devices', body)).toContain(words);
});

test('a member of a wrong type is named, and members of objects change no object', async () => {
  const { call, refused } = await v5Stage();
  expect(await refused(400, 'IOTDA.000006', 'POST', '/devices', { node_id: 7 })).toContain(
    'body.node_id: expected string',
  );
  const body = '{"node_id":"n9","product_id":"p1","__proto__":{"device_name":"x"},"constructor":1}';
  expect((await call('POST', '/devices', body)).body).not.toHaveProperty('device_name');
  expect(({} as { device_name?: string }).device_name).toBeUndefined();
});

test('what is no call says where they are listed, and generation 1 answers what is not below /v5', async () => {
  const { northbound } = await v5Stage();
  const said = async (path: string) => (await fetch(`${northbound.url}${path}`)).json();
  expect(await said('/v5/iot/p/nothing')).toEqual({
    error_code: 'MOCK.404',
    error_msg: 'There is no GET /v5/iot/p/nothing in this interface: /v5/docs lists its calls.',
  });
  expect(await said('/v55')).toMatchObject({ error_code: '404' });
});
