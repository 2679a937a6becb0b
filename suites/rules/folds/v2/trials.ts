/** What of its own generation 2 can change in a request that stays unanswered. */
export const v2Trials = {
  addressFirst: { words: 'when `service_id` and `command_name` stand before `paras`', shows: 'form' },
  anotherRequestId: { words: 'with another request_id', shows: 'mid' },
} as const;
