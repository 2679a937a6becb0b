/** What one service reported. */
export interface ServiceReport {
  readonly serviceId: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Milliseconds since the epoch: the device's, or where that is absent or cannot be read, the platform's. */
  readonly time: number;
}
