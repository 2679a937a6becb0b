/** Where entries are kept beyond the life of the process. */
export interface Store {
  /** What is kept of a kind, by key, in the order in which it was first put. */
  entries(kind: string): ReadonlyMap<string, unknown>;
  /** `value` is anything that JSON can hold, and must not change afterwards. */
  put(kind: string, key: string, value: unknown): void;
  delete(kind: string, key: string): void;
  /** Resolves when all that was put and deleted before the call is durable. @throws StateError when it cannot be */
  saved(): Promise<void>;
}
