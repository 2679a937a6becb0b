import type { z } from 'zod';
import type { ApplicationSide, SideOptions } from '../northbound/open-side.ts';
import type { Application } from '../registry/applications.ts';
import type { Device } from '../registry/device.ts';
import type { Product } from '../registry/registry.ts';
import type { Setting } from '../settings/setting.ts';
import type { Dialect } from './dialect.ts';
import type { NewGeneration } from './generation.ts';

/** What only one generation knows of a product or a platform, as its own schema lets it through. */
export type Own = Readonly<Record<string, unknown>>;

/** The members that a generation adds to a definition. */
export interface OwnMembers {
  /** Of a product. */
  readonly product: z.core.$ZodLooseShape;
  /** Of the options of the platform: those of its settings. */
  readonly options: z.core.$ZodLooseShape;
}

/** How the application's side of a served platform is set up. */
export interface ServedSideOptions extends SideOptions {
  readonly applications: readonly Application[];
  /** Refuse an application's calls beyond what is documented. */
  readonly throttle: boolean;
  /** Makes ids, each kind in its own order. Default: random ones. */
  readonly newId?: (kind: string) => string;
  /** Default: random ones. */
  readonly newToken?: () => string;
}

/** The three texts of a CONNECT. */
export interface ServedLogin {
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
}

/**
 * A generation of the protocol as `serve` starts it from a definition, and as readers of journals tell of it. What takes long to load is
 * behind a promise. Two generations on the same ports are one more of these, which asks both.
 */
export interface ServedGeneration {
  /** Under what its own members stand in a journal: `v1`. */
  readonly name: string;
  /** The generations that it speaks, by name: itself, or several. */
  readonly speaks: readonly string[];
  /** As a definition chooses it: `1`. */
  readonly choice: string;
  /** What the topics of its devices begin with; absent where there are several. */
  readonly topicsBegin?: string;
  readonly dialect: Dialect;
  /** Its settings among those of `serve`: all of them members of `options`. */
  readonly settings: readonly Setting[];
  /** Its members of a product that lead to a file. */
  readonly productFiles: readonly string[];
  /** What must be loaded where a schema has to look at a definition. */
  members(): Promise<OwnMembers>;
  /** What contradicts itself in a product, in words. @param subjectOf how a line about one of its members begins */
  contradictions(product: Own, subjectOf: (member: string) => string): readonly string[];
  /** What it must know of a product, with all files read; its paths are absolute. @throws PlatformError when one cannot be */
  loadProduct(product: Own): Promise<object>;
  /** How a platform comes by it. @param options those of its settings */
  load(options: Own): Promise<NewGeneration>;
  /** Where the keys of a device's commands begin. @param draw 0 to 65535 */
  firstKey(draw: number): string;
  /** What is served where no product is named. */
  readonly usual: {
    /** One of the product models of the kit, by its path below `fixtures/product-models`. */
    readonly model: string;
  };
  /** The id of a device that is given none. Undefined: as the registry makes ids. */
  deviceIdOf(product: Product, nodeId: string): string | undefined;
  /** Where the calls of its application side are described, behind the address of the API. */
  readonly apiPage: string;
  /** With what a device logs in. @param time milliseconds since the epoch */
  loginOf(device: Pick<Device, 'deviceId' | 'secret'>, time: number): ServedLogin;
  /** What whoever plays a device must know of its product besides. */
  toldOf(product: Product): Readonly<Record<string, string>>;
  /** How a device reports, for people to read; undefined where they could not. @param services members serviceId and serviceData */
  reportOf(
    device: Pick<Device, 'deviceId'>,
    product: Product,
    services: readonly object[],
  ): { readonly topic: string; readonly payload: string } | undefined;
  /** Loads what makes its application side. @returns is told on which ports the platform itself listens */
  loadSide(): Promise<(options: ServedSideOptions, ownPorts: () => readonly number[]) => ApplicationSide>;
}
