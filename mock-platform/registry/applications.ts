import { RegistryError } from './registry-error.ts';

/** An application that may log in. */
export interface Application {
  readonly appId: string;
  readonly secret: string;
  readonly name?: string;
  /** A frozen application may not log in. */
  readonly frozen?: boolean;
}

/** The applications of a platform, by appId. */
export class Applications {
  readonly #byId = new Map<string, Application>();

  /** @throws RegistryError when two have the same appId */
  constructor(applications: readonly Application[]) {
    for (const application of applications) {
      const { appId } = application;
      if (this.#byId.has(appId)) {
        throw new RegistryError(`Application "${appId}" is declared twice: give the second one another appId.`);
      }
      this.#byId.set(appId, application);
    }
  }

  byId(appId: string): Application | undefined {
    return this.#byId.get(appId);
  }

  /** To whom a device belongs: to the first application, where none registered it. */
  ownerOf({ appId }: { readonly appId?: string }): string | undefined {
    return appId ?? this.#byId.keys().next().value;
  }
}
