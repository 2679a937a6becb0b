import type { ApplicationSide } from '../../../northbound/open-side.ts';

/** Where the calls of generation 2 are. */
export const callsOfSecond = '/v5/';

/** The application's side of generation 2. Its calls are not played yet: each is answered with an error that says so. */
export function newSecondSide(): ApplicationSide {
  return {
    load: async () => async (request) => {
      const { pathname } = new URL(request.url);
      const error_msg = `The application side of generation 2 is not played yet: there is no answer to ${request.method} ${pathname}. Use the admin API under /__admin to send requests and messages.`;
      return Response.json({ error_msg }, { status: 404 });
    },
    reset: () => {},
    close: () => {},
  };
}
