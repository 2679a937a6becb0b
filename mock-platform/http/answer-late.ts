import type { RequestListener } from 'node:http';
import { failTo } from './refuse-request.ts';

export interface LateAnswer {
  /** Takes requests at once. They wait for what answers them, and come to it in their order. */
  readonly answer: RequestListener;
  /** Loads what answers, which the first request does otherwise. Rejects when it cannot be loaded. */
  load(): Promise<void>;
}

/** Answers with what `loadAnswer` resolves to; it is called once. When it rejects every request is answered with 500. */
export function answerLate(loadAnswer: () => Promise<RequestListener>): LateAnswer {
  let loading: Promise<RequestListener> | undefined;
  const load = () => {
    loading ??= loadAnswer();
    return loading;
  };
  return {
    answer: (request, response) => {
      load().then(
        (answer) => answer(request, response),
        (error) => failTo(response, error),
      );
    },
    load: async () => {
      await load();
    },
  };
}
