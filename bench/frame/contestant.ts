import { createCertificates } from '../../mock-platform/certificates/certificates.ts';
import { Child } from './child.ts';
import { mosquittoVersion, startMosquitto } from './mosquitto.ts';

export interface ServerCertificate {
  readonly key: string;
  readonly cert: string;
}

/** A broker in a separate process, with its own CPU time and memory. */
export interface Contestant {
  readonly name: 'mock' | 'aedes' | 'mosquitto';
  readonly pid: number;
  readonly ports: { readonly tcp: number; readonly tls: number };
  /** Only servers of ours: collects garbage, or does what else their script knows. */
  readonly ask: <Answer>(request: object) => Promise<Answer>;
  readonly stop: () => Promise<void>;
}

export interface ContestantOptions {
  /** How many devices the mock knows. */
  readonly devices: number;
  readonly journalLimit?: number;
}

/** Starts the mock with every check on, bare aedes, and mosquitto if it is installed, all with an RSA certificate of 2048 bits. */
export async function startContestants(
  names: readonly Contestant['name'][],
  options: ContestantOptions,
): Promise<Contestant[]> {
  const certificates = await createCertificates({ keyType: 'rsa', now: Date.now(), hosts: ['127.0.0.1'] });
  const certificate = certificates.server('valid');
  const contestants: Contestant[] = [];
  for (const name of names) {
    if (name === 'mosquitto') {
      if (mosquittoVersion() === undefined) console.error('mosquitto is not installed: left out.');
      else
        contestants.push({ name, ...(await startMosquitto(certificate)), ask: () => Promise.reject(new Error(name)) });
    } else {
      const script = `servers/${name}-server`;
      const child = await Child.start<Contestant['ports']>(script, { journalLimit: 10_000, ...options, certificate });
      const { pid, ready: ports } = child;
      contestants.push({ name, pid, ports, ask: (request) => child.ask(request), stop: () => child.stop() });
    }
  }
  return contestants;
}
