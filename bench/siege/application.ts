import type { Bout } from './bout.ts';

const tokens = new WeakMap<object, Promise<Record<string, string>>>();

/** What the hostile application's calls need; it logs in once. */
export function applicationHeaders(bout: Bout): Promise<Record<string, string>> {
  const known = tokens.get(bout.target);
  if (known) return known;
  const { application, url } = bout.target;
  const login = fetch(`${url}/iocm/app/sec/v1.1.0/login`, {
    method: 'POST',
    body: new URLSearchParams({ ...application }),
  })
    .then((response) => response.json() as Promise<{ accessToken: string }>)
    .then(({ accessToken }) => ({
      app_key: application.appId,
      Authorization: `Bearer ${accessToken}`,
      'Content-Type': 'application/json',
    }));
  tokens.set(bout.target, login);
  return login;
}
