/** Has a text what only responses have, also where it is not well-formed? */
export function saysResponse(payload: Uint8Array): boolean {
  return /"(result_code|response_name)"/.test(Buffer.from(payload).toString('latin1'));
}
