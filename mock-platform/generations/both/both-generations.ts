import type { EventContent, MessageContent } from '../../messages/message-content.ts';
import { parseClientIdentifier } from '../../protocol/client-identifier.ts';
import type { Product, Registry } from '../../registry/registry.ts';
import type { ServiceReport } from '../../shadow/service-report.ts';
import type { ConnectPacket, PublishPacket } from '../../wire/packet.ts';
import type {
  Admission,
  CommandContent,
  CommandOptions,
  Generation,
  Identity,
  Keys,
  Login,
  Message,
  NewGeneration,
  Place,
  PropertyRequest,
  TopicClass,
  WrittenCommand,
} from '../generation.ts';
import type { Occasion, Reply, Saying } from '../sayings.ts';
import { type FirstGenerationOptions, firstGeneration } from '../v1/first-generation.ts';
import { SecondGeneration, type SecondGenerationOptions } from '../v2/second-generation.ts';
import { BothKeys } from './both-keys.ts';
import { describedFor, Spoken, type Which } from './spoken.ts';

/** SUBACK's code for a subscription that is refused. */
const refused = 0x80;

/** How a platform comes by both generations, on the same ports. */
export function bothGenerations(options: FirstGenerationOptions & SecondGenerationOptions = {}): NewGeneration {
  const first = firstGeneration(options);
  return (parts) => new BothGenerations(first(parts), new SecondGeneration(parts, options), parts.registry);
}

/**
 * Both generations at once. They log in alike, but for nodeIds and registrations, which only generation 1 has; then each topic says
 * whose it is. Official SDKs use topics of both on one connection.
 */
class BothGenerations implements Generation {
  readonly levels: ReadonlySet<number>;
  readonly keepsSessions = true;
  readonly maxSubscriptions: number;
  readonly #first: Generation;
  readonly #second: SecondGeneration;
  readonly #registry: Registry;
  readonly #spoken = new Spoken();

  constructor(first: Generation, second: SecondGeneration, registry: Registry) {
    this.#first = first;
    this.#second = second;
    this.#registry = registry;
    this.levels = new Set([...first.levels, ...second.levels]);
    this.maxSubscriptions = second.maxSubscriptions;
  }

  admit(connect: ConnectPacket): Admission {
    const admission = this.#inItsWords(this.#first.admit(connect), connect);
    const { identity } = admission;
    const parsed = parseClientIdentifier(connect.clientId);
    if (identity?.v1?.login !== 'device-id' || !parsed.ok) return admission;
    const { authenticationType: identityType, signType } = parsed.value;
    return { ...admission, identity: { ...identity, v2: { identityType, signType } } };
  }

  /** A refusal that both would give the same way is told in the words of the generation that the product is described for. */
  #inItsWords(admission: Admission, connect: ConnectPacket): Admission {
    if (admission.accepted) return admission;
    const device = admission.identity && this.#registry.byDeviceId(admission.identity.deviceId);
    const products = device ? [this.#registry.productOf(device)] : this.#registry.products;
    if (products.length === 0 || products.some((product) => describedFor(product) === 1)) return admission;
    const { accepted, returnCode, reason, findings } = this.#second.admit(connect);
    return accepted || returnCode !== admission.returnCode ? admission : { ...admission, reason, findings };
  }

  /** What a device uses of its own topics shows which generation it speaks. */
  classify(topic: string, identity: Identity): TopicClass {
    const which: Which = isSecond(topic) ? 2 : 1;
    if (which === 2 && !identity.v2) return { purpose: 'foreign' };
    const topicClass = this.#of(which).classify(topic, identity);
    if (topicClass.v1 ?? topicClass.v2) this.#spoken.note(identity, which);
    return topicClass;
  }

  ofProduct(product: Product): ReturnType<Generation['ofProduct']> {
    return this.#first.ofProduct(product);
  }

  grant(filter: string, qos: number, identity: Identity): number {
    if (!isSecond(filter)) return qos;
    return identity.v2 ? this.#second.grant(filter, qos, identity) : refused;
  }

  objection(packet: PublishPacket): string | undefined {
    return isSecond(packet.topic) ? this.#second.objection(packet) : undefined;
  }

  isSentAgain(topic: string): boolean {
    return !isSecond(topic) || this.#second.isSentAgain();
  }

  /**
   * In the generation that the request names, else in the one that the device speaks. A device that is known to speak the first only
   * takes nothing of the second.
   */
  commandPlace(login: Login, product: Product, options: CommandOptions = {}): Place | undefined {
    const { identity } = login;
    const spoken = this.#spoken.by(identity);
    const which = options.generation ?? (options.v2 ? 2 : (spoken ?? describedFor(product)));
    if (which === 2 && (!identity.v2 || spoken === 1)) return undefined;
    return this.#of(which).commandPlace(login, product, options);
  }

  newKeys(): Keys {
    return new BothKeys(this.#first.newKeys(), this.#second.newKeys());
  }

  write(command: CommandContent, product: Product, options: CommandOptions, place?: Place): WrittenCommand {
    return this.#of(place?.v2 ? 2 : 1).write(command, product, options, place);
  }

  read(payload: Uint8Array, topicClass: TopicClass, product: Product | undefined): Message {
    return this.#of(topicClass.v2 ? 2 : 1).read(payload, topicClass, product);
  }

  servicesIn(value: unknown): readonly unknown[] {
    const services = this.#first.servicesIn(value);
    return services.length > 0 ? services : this.#second.servicesIn(value);
  }

  writeMessage(message: MessageContent, deviceId: string): Saying {
    return this.#second.writeMessage(message, deviceId);
  }

  writeEvent(event: EventContent, deviceId: string): Saying {
    return this.#second.writeEvent(event, deviceId);
  }

  takes(login: Login, topic: string): number | undefined {
    const { identity } = login;
    const isDeaf = isSecond(topic) && (!identity.v2 || this.#spoken.by(identity) === 1);
    return isDeaf ? undefined : this.#second.takes(login, topic);
  }

  reported(value: unknown, now: number): readonly ServiceReport[] {
    return this.#second.reported(value, now);
  }

  setOf(services: Parameters<NonNullable<Generation['setOf']>>[0]): PropertyRequest {
    return this.#second.setOf(services);
  }

  getOf(serviceId?: string): PropertyRequest {
    return this.#second.getOf(serviceId);
  }

  async replies(occasion: Occasion, login: Login): Promise<readonly Reply[]> {
    if (occasion.on === 'request') return this.#of(isSecond(occasion.topic) ? 2 : 1).replies(occasion, login);
    return [...(await this.#first.replies(occasion, login)), ...(await this.#second.replies(occasion, login))];
  }

  #of(which: Which): Generation {
    return which === 2 ? this.#second : this.#first;
  }
}

/** Is it a topic, or a filter, of the second generation, whatever device it names? */
function isSecond(topic: string): boolean {
  return topic.startsWith('$oc/');
}
