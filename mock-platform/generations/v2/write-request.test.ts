import { describe, expect, test } from 'vitest';
import type { CommandFit } from '../../commands/events.ts';
import type { CommandContent, CommandOptions } from '../generation.ts';
import { lampModel as model } from './testing.ts';
import { writeRequest } from './write-request.ts';

const key = '7';
const command: CommandContent = { key, serviceId: 'Light', cmd: 'LEVEL', paras: { value: 4 } };
const set = (...services: unknown[]): CommandContent => ({ ...command, cmd: 'properties/set', paras: { services } });
const get = (service_id?: string): CommandContent => ({
  ...command,
  cmd: 'properties/get',
  paras: service_id === undefined ? {} : { service_id },
});

const textOf = (content: CommandContent, options: CommandOptions = {}) =>
  Buffer.from(writeRequest(content, { model }, options).payload).toString();

describe('is written as the platform was seen to write it', () => {
  test('a command', () => {
    expect(textOf(command)).toBe('{"paras":{"value":4},"service_id":"Light","command_name":"LEVEL"}');
    expect(textOf({ ...command, paras: {} })).toBe('{"paras":{},"service_id":"Light","command_name":"LEVEL"}');
  });

  test('a property set', () => {
    expect(textOf(set({ service_id: 'Light', properties: { level: 4 } }), { v2: { family: 'set' } })).toBe(
      '{"services":[{"service_id":"Light","properties":{"level":4}}]}',
    );
  });

  test('a property get, of one service or of all', () => {
    expect(textOf(get('Light'), { v2: { family: 'get' } })).toBe('{"service_id":"Light"}');
    expect(textOf(get(), { v2: { family: 'get' } })).toBe('{}');
  });

  test('for a sub-device, with its id in front', () => {
    const v2 = { family: 'get', objectDeviceId: 'sub' } as const;
    expect(textOf(get(), { v2 })).toBe('{"object_device_id":"sub"}');
    expect(writeRequest(get(), { model }, { v2 }).v2).toEqual(v2);
    expect(textOf(command, { v2: { objectDeviceId: 'sub' } })).toMatch(/^\{"object_device_id":"sub","paras"/);
  });

  test('in whatever form a caller wishes', () => {
    const bytes = (body: object) => Buffer.from(JSON.stringify(body, null, 2));
    expect(textOf(command, { write: { form: 'pretty', bytes } })).toContain('\n  "service_id": "Light"');
  });
});

test('a set without a list of services cannot be written', () => {
  const write = (paras: CommandContent['paras']) => () =>
    writeRequest({ ...command, paras }, { model }, { v2: { family: 'set' } });
  expect(write({})).toThrow('has nothing as paras.services: expected a list of { service_id, properties }');
  expect(write({ services: 'x' })).toThrow('has "x" as paras.services');
  expect(write({ services: ['x'] })).toThrow('has ["x"] as paras.services');
});

describe('stands to the model', () => {
  test.each<[CommandContent, CommandFit]>([
    [command, 'valid'],
    [{ ...command, serviceId: 'Fan' }, 'unknown-service'],
    [{ ...command, cmd: 'SPIN' }, 'unknown-command'],
    [{ ...command, paras: {} }, 'invalid-parameters'],
    [{ ...command, paras: { value: '4' } }, 'valid'],
  ])('a command: %j is %s', (content, fit) => {
    expect(writeRequest(content, { model }, {}).fit).toBe(fit);
  });

  const light = (properties: unknown) => ({ service_id: 'Light', properties });
  test.each<[unknown[], CommandFit]>([
    [[light({ level: 0 })], 'valid'],
    [[light({ level: 100, night: true })], 'valid'],
    [[light({})], 'valid'],
    [[], 'valid'],
    [[light({ level: 101 })], 'invalid-parameters'],
    [[light({ level: null })], 'invalid-parameters'],
    [[light({ hours: 7 })], 'invalid-parameters'],
    [[light([])], 'invalid-parameters'],
    [[light({ colour: 'red' })], 'unknown-property'],
    [[light({ colour: 'red', level: 101 })], 'unknown-property'],
    [[{ service_id: 'Fan', properties: {} }, light({ level: 101 })], 'unknown-service'],
  ])('a set of %j is %s', (services, fit) => {
    expect(writeRequest(set(...services), { model }, { v2: { family: 'set' } }).fit).toBe(fit);
  });

  test.each<[string | undefined, CommandFit]>([
    [undefined, 'valid'],
    ['Meter', 'valid'],
    ['Fan', 'unknown-service'],
  ])('a get of %s is %s', (service, fit) => {
    expect(writeRequest(get(service), { model }, { v2: { family: 'get' } }).fit).toBe(fit);
  });
});
