/** What the admin API answers, as far as the page looks at it. `answers.test.ts` beside the page compares it with the API's schemas. */

export interface DeviceRow {
  readonly deviceId: string;
  readonly nodeId: string;
  readonly productId: string;
  readonly online: boolean;
  readonly listens: boolean;
  readonly activated: boolean;
  readonly frozen: boolean;
  readonly lastReport?: { readonly time: string; readonly text?: string | undefined } | undefined;
  readonly broken: { readonly rules: number; readonly count: number };
}

export interface Overview {
  readonly life: string;
  readonly now: number;
  readonly devices: number;
  readonly online: number;
  readonly matching: number;
  readonly judged: boolean;
  readonly brokenVersion: number;
  readonly faults: boolean;
  readonly requests: boolean;
  readonly rows: readonly DeviceRow[];
}

export interface BrokenRule {
  readonly who: string;
  readonly deviceId?: string | undefined;
  readonly rule: string;
  readonly level: string;
  readonly count: number;
  readonly latest?:
    | {
        readonly message: string;
        readonly expected: string;
        readonly actual: string;
        readonly nearMiss?: string | undefined;
        readonly evidence: readonly number[];
      }
    | undefined;
}

export interface BrokenRules {
  readonly version: number;
  readonly rules: readonly BrokenRule[];
}

export interface Login {
  readonly secret: string;
  readonly clientId?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

/** Of a property or a parameter. */
export interface ValueType {
  readonly dataType: string;
  readonly required: boolean;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly enumList?: readonly string[] | undefined;
  readonly unit?: string | undefined;
}

export interface Service {
  readonly serviceId: string;
  readonly properties: readonly (ValueType & { readonly propertyName: string; readonly method: string })[];
  readonly commands: readonly {
    readonly commandName: string;
    readonly paras: readonly (ValueType & { readonly paraName: string })[];
  }[];
}

export interface Product {
  readonly productId: string;
  readonly services: readonly Service[];
}

export interface Report {
  readonly folder: string;
  readonly time: string;
  readonly verdict: string;
  readonly generation: number;
  readonly seed: number;
  readonly durationMs: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly device: readonly string[];
  readonly failing: readonly { readonly id: string; readonly sentence: string }[];
  readonly command: string;
}

export interface Outcome {
  readonly outcome: string;
  readonly key?: string | undefined;
  readonly errcode?: unknown;
  readonly body?: unknown;
  readonly latencyMs?: number | undefined;
}

export interface Faults {
  readonly deviceId?: string | undefined;
  readonly refuse?: { readonly returnCode: number } | undefined;
  readonly drop?: readonly string[] | undefined;
  readonly delayMs?: number | undefined;
  readonly silent?: boolean | undefined;
}
