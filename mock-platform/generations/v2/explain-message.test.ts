import { expect, test } from 'vitest';
import { kinds, reportMessage } from '../v1/messages-testing.ts';
import { explainMessage } from './explain-message.ts';

const light = { service_id: 'Light', properties: { level: 4 } };

test.each<[object, string | undefined]>([
  [reportMessage({}), `a message of the first generation, with msgType "${kinds.report}"`],
  [{ result_code: 0 }, 'an answer to a request'],
  [light, 'one service, without the list of services around it'],
  [{ services: [{ service_id: '$log', event_type: 'log_report' }] }, 'an event, which belongs on events/up'],
  [
    { services: [{ service_id: 'Light', level: 4 }] },
    'the properties beside service_id, without the member properties',
  ],
  [{ services: [{ service_id: 'Light' }] }, undefined],
  [{ services: [{ serviceId: 'Light', serviceData: {} }] }, undefined],
  [{ services: [light] }, undefined],
  [{ services: ['x'] }, undefined],
  [{ services: 7 }, undefined],
  [{}, undefined],
])('%j is %s', (message, words) => {
  expect(explainMessage({ ...message })).toBe(words);
});
