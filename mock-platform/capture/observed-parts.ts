import { randomBytes } from 'node:crypto';
import { VirtualClock } from '../clock.ts';
import { CommandExchange } from '../commands/command-exchange.ts';
import type { PlatformEvent } from '../events.ts';
import type { Admission, Identity, Keys } from '../generations/generation.ts';
import { Journal } from '../journal/journal.ts';
import type { ProductModel } from '../product-model/model.ts';
import type { Device } from '../registry/device.ts';
import { Registry, type RegistryOptions } from '../registry/registry.ts';
import { KnownSecrets } from '../secrets/known-secrets.ts';

/** What a capture does not show, where the user knows it. */
export interface DeviceKnowledge {
  readonly deviceId?: string;
  readonly nodeId?: string;
  readonly secret?: string;
  readonly model?: ProductModel;
  /** Milliseconds that the platform waited for the answer to a command. Default: 20 000. */
  readonly commandWaitMs?: number;
}

/** What differs between generations. */
interface Own {
  readonly newKeys: () => Keys;
  /** Of the product, besides its model. */
  readonly product?: object;
  readonly ofProduct?: NonNullable<RegistryOptions['ofProduct']>;
}

const productId = 'captured';
const emptyModel: ProductModel = {
  manufacturerId: '',
  manufacturerName: '',
  model: '',
  deviceType: '',
  protocolType: 'MQTT',
  services: [],
};

/** The parts of a platform that is only watched, as every generation has them, on a clock that follows the capture. */
export class ObservedParts {
  readonly journal: Journal<PlatformEvent>;
  readonly registry: Registry;
  readonly exchange: CommandExchange;
  /** Secrets that the user gave, and passwords that are in the capture. */
  readonly secrets = new KnownSecrets();
  readonly clock: VirtualClock;
  readonly #knowledge: DeviceKnowledge;

  /** @param began milliseconds since the epoch */
  constructor(began: number, knowledge: DeviceKnowledge, { newKeys, product, ofProduct }: Own) {
    const { model } = knowledge;
    this.#knowledge = knowledge;
    this.clock = new VirtualClock(began);
    this.journal = new Journal<PlatformEvent>({ clock: this.clock });
    const record = (event: PlatformEvent) => {
      // Without its model there is nothing that a product could be judged by.
      if (event.type !== 'product-registered' || model) this.journal.record(event);
    };
    this.registry = new Registry({
      record,
      ...(ofProduct && { ofProduct }),
      onSecret: (secret) => this.secrets.add(secret),
    });
    this.exchange = new CommandExchange({ clock: this.clock, record, newKeys });
    this.registry.addProduct({ productId, model: model ?? emptyModel, ...product });
  }

  get waitMs(): number {
    return this.#knowledge.commandWaitMs ?? 20_000;
  }

  /** Lets time pass up to a moment; waits for answers end on the way. */
  advanceTo(time: number): void {
    this.clock.advance(Math.max(0, time - this.clock.now()));
  }

  /** A device that names itself counts as registered, under the one id that is seen; the user may know the other one. */
  deviceNamed(id: string): Device {
    const known = this.registry.byDeviceId(id) ?? this.registry.byNodeId(id);
    if (known) return known;
    const { deviceId, nodeId, secret } = this.#knowledge;
    const isTheirs = id === deviceId || id === nodeId;
    return this.registry.registerDevice({
      productId,
      deviceId: isTheirs ? (deviceId ?? id) : id,
      nodeId: isTheirs ? (nodeId ?? id) : id,
      secret: secret ?? randomBytes(10).toString('hex'),
    });
  }

  /**
   * The platform has answered a CONNECT.
   * @param check what our own platform would have said
   * @param known who that is
   * @returns who came in
   */
  answered(
    { connection, returnCode }: { readonly connection: number; readonly returnCode: number },
    check: Pick<Admission, 'accepted' | 'reason' | 'findings'>,
    known: Identity | undefined,
  ): Identity | undefined {
    const secretKnown = this.#knowledge.secret !== undefined && known !== undefined && this.#isThatDevice(known);
    const findings = check.findings.filter(({ aspect }) => aspect !== 'password' || secretKnown);
    const accepted = returnCode === 0;
    const explained = !secretKnown || !check.accepted;
    this.journal.record({
      type: 'authenticated',
      connection,
      accepted,
      returnCode,
      reason: accepted
        ? 'accepted'
        : explained && !check.accepted && secretKnown
          ? check.reason
          : `refused with return code ${returnCode}`,
      // Credentials that are right were not what it was refused for.
      ...(!accepted && !explained && { staged: true }),
      findings,
      ...known,
    });
    return accepted ? known : undefined;
  }

  #isThatDevice({ deviceId }: Identity): boolean {
    const { deviceId: known, nodeId: alsoKnown } = this.#knowledge;
    if (known === undefined && alsoKnown === undefined) return true;
    return deviceId === known || this.registry.byDeviceId(deviceId)?.nodeId === alsoKnown;
  }
}
