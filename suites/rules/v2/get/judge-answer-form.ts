import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import { type FormFault, type ServicesForm, servicesFault } from '../../judges/report/services-fault.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Rule } from '../../rule.ts';
import { isOn } from '../answer-forms.ts';
import { isNothing } from '../is-nothing.ts';
import { judgeOneAnswer } from '../judge-one-answer.ts';

const form: ServicesForm = {
  list: 'services',
  members: { service_id: 'string', properties: 'object' },
  mayBeEmpty: true,
  otherNames: {
    services: ['service', 'data', 'properties'],
    service_id: ['service', 'service_name', 'id'],
    properties: ['property', 'data', 'paras', 'values'],
  },
};

const isAnswer = isOn('properties/get/response');

/** Is the answer to a property get one JSON object with a list of services? */
export const judgeAnswerForm: Rule['judge'] = (bench) =>
  mergeJudges(judgeOneAnswer('properties/get/response')(bench), {
    'message-received'(entry) {
      if (!isAnswer(entry) || !isObject(entry.value)) return;
      const fault = faultOf(entry.value);
      if (fault) {
        const message = 'Its answer to a property get does not have the form of one.';
        bench.broken({ message, ...fault, evidence: [entry] });
      }
    },
  });

/** What is wrong with the form of an answer to a property get. Without any services it is an answer, too. */
export function faultOf(answer: Record<string, unknown>): FormFault | undefined {
  if ('service_id' in answer && isNothing(answer.services)) {
    return { expected: 'an array at $.services', actual: 'nothing', nearMiss: 'one entry, without the list around it' };
  }
  const fault = servicesFault(answer, form);
  return isNothing(answer.services) && fault?.nearMiss === undefined ? undefined : fault;
}
