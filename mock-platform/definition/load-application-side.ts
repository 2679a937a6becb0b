import type { AdminBeside } from '../admin/beside.ts';
import { lateSide } from '../northbound/late-side.ts';
import { type Northbound, openSide } from '../northbound/open-side.ts';
import { Applications } from '../registry/applications.ts';
import type { Definition } from './load-definition.ts';
import type { StartedDefinition } from './start-definition.ts';

/**
 * Loads the application side of a definition's generation, before the platform starts: meanwhile the keys of its certificates are
 * made. Without a state nobody is subscribed before the first call, and it is loaded with the calls.
 * @returns what opens it; undefined where the definition does not offer one
 */
export async function loadApplicationSide<Extra extends { readonly type: string } = never>(
  { generation, host, ports: { http, https }, throttle, state }: Definition,
  beside: Omit<AdminBeside, 'loginOf'> = {},
): Promise<((started: StartedDefinition<Extra>) => Promise<Northbound>) | undefined> {
  if (http === false && https === false) return undefined;
  const loaded = state !== undefined && (await generation.loadSide());
  const ports = { ...(http !== false && { http }), ...(https !== false && { https }) };
  return async ({ platform, applications, names }) => {
    const options = {
      ...{ platform, host, ports, applications, throttle },
      ...(names && { newId: names.id, newToken: names.token }),
    };
    // Who is there twice is told before the platform is ready, not with the first call.
    new Applications(applications);
    return openSide(
      options,
      (ownPorts) =>
        loaded ? loaded(options, ownPorts) : lateSide(async () => (await generation.loadSide())(options, ownPorts)),
      { ...beside, loginOf: generation.loginOf },
    );
  };
}
