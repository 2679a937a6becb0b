import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeRequestForm, everyRequestForm, fittingRequestForm, requestForm, writeRequest } from './forms.ts';

const command = { paras: { level: 5, text: 'né/"' }, service_id: 'Lamp01', command_name: 'DIM' };
const set = { services: [{ service_id: 'Lamp01', properties: { a: 1, b: ['x', 'y'] } }] };
const bodies = [command, set, {}, { service_id: 'Lamp01' }];
const textOf = (payload: Uint8Array) => Buffer.from(payload).toString();

test('whatever the form, a reader of JSON finds the same request, and perhaps members that it does not know', () => {
  fc.assert(
    fc.property(fc.constantFrom(...bodies), requestForm(), (body, form) => {
      const read = JSON.parse(textOf(writeRequest(body, form)));
      expect(read).toEqual({ ...Object.fromEntries(form.extras), ...body });
    }),
  );
});

test('the plain form is compact and in the order of the platform', () => {
  const [plain] = everyRequestForm;
  expect(textOf(writeRequest(command, plain as (typeof everyRequestForm)[number]))).toBe(JSON.stringify(command));
});

test('members are turned round, those of a service with them, and lists are not', () => {
  const turned = everyRequestForm.find(({ picks }) => picks.join() === '2,1');
  expect(textOf(writeRequest(command, turned as (typeof everyRequestForm)[number]))).toBe(
    '{"command_name":"DIM","service_id":"Lamp01","paras":{"level":5,"text":"né/\\""}}',
  );
  const first = { ...(turned as (typeof everyRequestForm)[number]), picks: [1] };
  expect(textOf(writeRequest(set, first))).toBe(
    '{"services":[{"properties":{"b":["x","y"],"a":1},"service_id":"Lamp01"}]}',
  );
});

describe('a form that does not fit', () => {
  test('gives way to a plainer one', () => {
    fc.assert(
      fc.property(requestForm(), (form) => {
        const most = JSON.stringify(command).length + 20;
        const fitting = fittingRequestForm(command, form, most);
        expect(writeRequest(command, fitting).length).toBeLessThanOrEqual(most);
      }),
    );
  });

  test('is kept where it does', () => {
    for (const form of everyRequestForm) expect(fittingRequestForm(command, form, 4096)).toBe(form);
  });
});

test('each form is told in words of its own', () => {
  const words = everyRequestForm.map((form) => describeRequestForm(form, Object.keys(command)));
  expect(words[0]).toBe('plain');
  expect(words).toContain('members in the order command_name, service_id, paras');
  expect(words).toContain('unknown members priority');
});
