import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Finds the addresses of a name. */
type Resolve = (name: string, found: (error: Error | null, addresses: LookupAddress[]) => void) => void;

export interface CallbackGuardOptions {
  /** The ports on which the platform itself listens at this moment. */
  readonly ownPorts: () => readonly number[];
  /** Default: as the operating system finds them. */
  readonly resolve?: Resolve;
}

const linkLocal = new BlockList();
linkLocal.addSubnet('169.254.0.0', 16, 'ipv4');
linkLocal.addSubnet('fe80::', 10, 'ipv6');

const thisMachine = new BlockList();
thisMachine.addSubnet('127.0.0.0', 8, 'ipv4');
// A connection to "no address" arrives at the machine itself.
thisMachine.addSubnet('0.0.0.0', 8, 'ipv4');
thisMachine.addAddress('::1', 'ipv6');
thisMachine.addAddress('::', 'ipv6');

/**
 * Where notifications may not go: the platform's own ports, which would take the platform's own call for one of its owner, and
 * link-local addresses, behind which clouds and routers keep what strangers must not reach.
 */
export class CallbackGuard {
  readonly #ownPorts: CallbackGuardOptions['ownPorts'];
  readonly #resolve: Resolve;

  constructor({ ownPorts, resolve = (name, found) => lookup(name, { all: true }, found) }: CallbackGuardOptions) {
    this.#ownPorts = ownPorts;
    this.#resolve = resolve;
  }

  /** Why nothing is sent to this address; undefined when something may be, and for a name, which `lookupFor` looks at. */
  complaintAbout({ hostname, port, protocol }: URL): string | undefined {
    // Writes every form of an IPv4 address (decimal, hexadecimal, shortened) in the usual one.
    const host = hostname.replace(/^\[|\]$/g, '');
    const address = /^localhost\.?$/i.test(host) ? '127.0.0.1' : host;
    return isIP(address) > 0 ? this.#complaint(address, portOf(port, protocol)) : undefined;
  }

  /** Resolves names for a connection to this URL. What it has looked at is what is connected to: no second look-up comes between. */
  lookupFor({ port, protocol }: URL): LookupFunction {
    return (name, options, done) => {
      this.#resolve(name, (error, addresses) => {
        const [first] = addresses ?? [];
        if (error || !first) return done(error ?? new Error(`${name} has no address`), '', 0);
        for (const { address } of addresses) {
          const complaint = this.#complaint(address, portOf(port, protocol));
          if (complaint !== undefined) return done(new Error(`${name} is ${address}, and ${complaint}`), '', 0);
        }
        if (options.all) done(null, addresses);
        else done(null, first.address, first.family);
      });
    };
  }

  #complaint(withZone: string, port: number): string | undefined {
    const [address = ''] = withZone.split('%');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (linkLocal.check(address, family)) return 'notifications do not go to link-local addresses';
    if (!this.#ownPorts().includes(port) || !leadsHere(address, family)) return undefined;
    return `notifications do not go to the platform's own port ${port}`;
  }
}

function leadsHere(address: string, family: 'ipv4' | 'ipv6'): boolean {
  if (thisMachine.check(address, family)) return true;
  const own = new BlockList();
  for (const { address, family } of Object.values(networkInterfaces()).flatMap((one) => one ?? [])) {
    own.addAddress(address, family === 'IPv6' ? 'ipv6' : 'ipv4');
  }
  return own.check(address, family);
}

/** A URL drops the port where it is the usual one. */
function portOf(port: string, protocol: string): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}
