import { tell } from './texts.ts';

/** What decides whether several of a device can run side by side. */
export interface OneAtATime {
  readonly device: { readonly kind: string };
  /** That the platform listens on; 0 is any free one. */
  readonly port: number;
  /** Only one of the device can run at a time: its user says so. */
  readonly oneAtATime?: boolean;
}

/** Must all be played one after the other? Hardware is one device, and a port of the user's choice cannot be had twice at a time. */
export function isOneAtATime({ device, port, oneAtATime = false }: OneAtATime): boolean {
  return device.kind === 'external' || port !== 0 || oneAtATime;
}

/** Why, where that is the user's choice, and may not be meant so; completes "since …". */
export function whyOneAtATime({ device, port = 0, oneAtATime = false }: Partial<OneAtATime>): string | undefined {
  if (device?.kind === 'external') return undefined;
  if (oneAtATime) return tell('announce.isSet');
  return port === 0 ? undefined : tell('announce.port', { port });
}
