import type { Certificates } from '../certificates/certificates.ts';
import type { Clock } from '../clock.ts';
import type { Transport, TransportEvent } from '../journal/events.ts';
import { Listener } from '../listeners/listener.ts';
import type { Broker } from './broker.ts';

/** Opens every port, or none: then the broker stops too. @throws PlatformError when a port cannot be had */
export async function openListeners(parts: {
  readonly host: string;
  readonly ports: Readonly<Partial<Record<Transport, number>>>;
  readonly certificates: Certificates;
  readonly broker: Broker;
  readonly clock: Clock;
  readonly record: (event: TransportEvent) => void;
}): Promise<Map<Transport, Listener>> {
  const { host, ports, certificates, broker, clock, record } = parts;
  let connections = 0;
  const nextConnection = () => {
    connections += 1;
    return connections;
  };
  const listeners = new Map<Transport, Listener>();
  try {
    for (const [transport, port] of Object.entries(ports) as [Transport, number][]) {
      const listener = await Listener.open({
        transport,
        host,
        port,
        clock,
        record,
        nextConnection,
        serverCertificate: (kind) => certificates.server(kind),
        accept: (stream, connection, tcp) => broker.accept(stream, connection, tcp),
      });
      listeners.set(transport, listener);
    }
  } catch (error) {
    await Promise.all([...listeners.values()].map((listener) => listener.close()));
    await broker.stop();
    throw error;
  }
  return listeners;
}
