import { ApiError } from './api-error.ts';

/** How requests are signed with AK/SK: for all services of a region, or for one. */
const signed = /^(?:SDK|V11)-HMAC-SHA256\s+\S/;

/**
 * Any token will do, and any signature: the mock knows none. A web page that is open on the same machine cannot send either
 * without being asked about it.
 * @throws ApiError IOTDA.000002
 */
export function requireLogin(headers: { get(name: string): string | null }): void {
  if (headers.get('x-auth-token')?.trim() || signed.test(headers.get('authorization') ?? '')) return;
  throw new ApiError(
    'IOTDA.000002',
    'The call has neither an X-Auth-Token nor an AK/SK signature (Authorization: SDK-HMAC-SHA256 …): give any token that is not empty.',
  );
}
