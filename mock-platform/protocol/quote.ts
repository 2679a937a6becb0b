/** A peer's text as it may stand in a message: in quotation marks, control characters escaped, cut after `limit` characters. */
export function quote(text: string, limit = 80): string {
  return text.length <= limit
    ? JSON.stringify(text)
    : `${JSON.stringify(text.slice(0, limit))} and ${text.length - limit} more`;
}
