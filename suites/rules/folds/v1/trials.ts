/** What of its own generation 1 can change in a command that stays unanswered. */
export const v1Trials = {
  withoutHasMore: { words: 'when `hasMore` is left out', shows: 'form' },
  inOrderOfTheTable: { words: "when its members stand in the order of the vendor's table", shows: 'form' },
  spaced: { words: 'when there is a space after each comma and colon', shows: 'form' },
  anotherMid: { words: 'with another mid', shows: 'mid' },
  otherTopic: { words: "on the other codec's topic", shows: 'ordinary' },
} as const;
