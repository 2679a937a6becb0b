import type { ProductModel } from '../../../../mock-platform/product-model/model.ts';
import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import { KnownModels } from '../../judges/report/known-models.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Entry, Handlers } from '../../rule.ts';
import { AnswerMessages } from '../answer-messages.ts';
import { serviceValues } from '../service-values.ts';
import { faultOf } from './judge-answer-form.ts';

/** A property get that was answered with something in which services can be found. */
export interface AnsweredGet {
  readonly answer: Entry<'command-answered'>;
  readonly message: Entry<'message-received'>;
  /** The service that was asked for; undefined for all of them. */
  readonly asked: string | undefined;
  /** The services that it was answered with, by their ids. */
  readonly services: readonly string[];
  readonly model: ProductModel | undefined;
  /** Gets of other services waited at the same time, */
  readonly isMixed: boolean;
  /** or no other request of any kind. */
  readonly isAlone: boolean;
  /** It was written in the plainest form. */
  readonly isPlain: boolean;
}

interface Waiting {
  readonly asked: string | undefined;
  readonly isPlain: boolean;
  isMixed: boolean;
  isAlone: boolean;
}

/** Tells of each property get that was answered. */
export function answeredGets(tell: (get: AnsweredGet) => void): Handlers {
  const models = new KnownModels();
  const messages = new AnswerMessages();
  const waiting = new Map<string, Waiting>();
  /** Requests of other families that wait. */
  const others = new Set<string>();
  return mergeJudges(models.handlers, messages.handlers, {
    'command-sent'({ v2, key, paras, form }) {
      for (const get of waiting.values()) get.isAlone = false;
      if (v2?.family !== 'get') return void others.add(key);
      const asked = typeof paras.service_id === 'string' ? paras.service_id : undefined;
      const mixedWith = [...waiting.values()].filter((other) => other.asked !== asked);
      for (const other of mixedWith) other.isMixed = true;
      const isPlain = form === undefined || form === 'plain';
      const isAlone = waiting.size === 0 && others.size === 0;
      waiting.set(key, { asked, isPlain, isMixed: mixedWith.length > 0, isAlone });
    },
    'command-unanswered'({ key }) {
      waiting.delete(key);
      others.delete(key);
    },
    'command-answered'(answer) {
      const get = waiting.get(answer.key);
      waiting.delete(answer.key);
      others.delete(answer.key);
      const message = messages.of(answer);
      if (!get || !message || message.value === undefined) return;
      const services = serviceValues(message.value).map(({ serviceId }) => serviceId);
      // What is wrong with its form is V2-GET-05's.
      if (services.length === 0 && isObject(message.value) && faultOf(message.value)) return;
      tell({ ...get, answer, message, services, model: models.of(answer.deviceId) });
    },
  });
}
