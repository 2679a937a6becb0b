import { findCommand } from '../../../../mock-platform/product-model/validate.ts';
import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import { KnownModels } from '../../judges/report/known-models.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Rule } from '../../rule.ts';
import { AnswerMessages } from '../answer-messages.ts';
import { isNothing } from '../is-nothing.ts';

/** Does a device name a response of the model in response_name? */
export const judgeResponseName: Rule['judge'] = ({ exercised, broken }) => {
  const models = new KnownModels();
  const messages = new AnswerMessages();
  return mergeJudges(models.handlers, messages.handlers, {
    'command-answered'(entry) {
      const { deviceId, serviceId, cmd, fit, v2 } = entry;
      const message = messages.of(entry);
      const name = isObject(message?.value) ? message.value.response_name : undefined;
      if (!message || v2?.family !== 'command' || fit !== 'valid' || isNothing(name)) return;
      const model = models.of(deviceId);
      const names = ((model && findCommand(model, serviceId, cmd)?.responses) ?? []).map((one) => one.responseName);
      // A command may be without a response in the model, and has to be answered all the same.
      if (names.length === 0) return;
      exercised();
      if (typeof name === 'string' && names.includes(name)) return;
      const spelling = names.find((one) => one.toLowerCase() === String(name).trim().toLowerCase());
      broken({
        message: `Its answer to ${serviceId}/${cmd} names a response that the product model does not have.`,
        expected: `${names.map((one) => JSON.stringify(one)).join(' or ')} at $.response_name, or none`,
        actual: JSON.stringify(name),
        ...(spelling !== undefined && { nearMiss: `another spelling of "${spelling}"` }),
        evidence: [message, entry],
      });
    },
  });
};
