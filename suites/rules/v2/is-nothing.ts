/** Whether an optional member says nothing: absent, `null` and `""` are the same, as clients write them. */
export function isNothing(member: unknown): member is undefined | null | '' {
  return member === undefined || member === null || member === '';
}
