import { type Northbound, openSide } from '../northbound/open-side.ts';
import type { Definition } from './load-definition.ts';
import type { StartedDefinition } from './start-definition.ts';

/**
 * Loads the application side of a definition's generation, before the platform starts: meanwhile the keys of its certificates are made.
 * @returns what opens it; undefined where the definition does not offer one
 */
export async function loadApplicationSide<Extra extends { readonly type: string } = never>({
  generation,
  host,
  ports: { http, https },
  throttle,
}: Definition): Promise<((started: StartedDefinition<Extra>) => Promise<Northbound>) | undefined> {
  if (http === false && https === false) return undefined;
  const newSide = await generation.loadSide();
  const ports = { ...(http !== false && { http }), ...(https !== false && { https }) };
  return ({ platform, applications, names }) => {
    const options = {
      ...{ platform, host, ports, applications, throttle },
      ...(names && { newId: names.id, newToken: names.token }),
    };
    return openSide(options, (ownPorts) => newSide(options, ownPorts));
  };
}
