/** Which reports were acknowledged, and which of them the application was told of. */
export class Told {
  /** Milliseconds, from a report to the notification that tells of it. */
  after: number[] = [];
  /** Numbers of reports, by device. */
  readonly #told = new Map<string, Set<number>>();
  readonly #acknowledged = new Map<string, Set<number>>();
  /** When reports were sent, by device and number. */
  readonly #sentAt = new Map<string, number>();
  #waiting = 0;

  /** How many reports the application was not told of yet. */
  get waiting(): number {
    return this.#waiting;
  }

  sent(deviceId: string, count: number, at: number): void {
    this.#sentAt.set(`${deviceId} ${count}`, at);
    this.#waiting += 1;
  }

  acknowledged(deviceId: string, count: number): void {
    numbersOf(this.#acknowledged, deviceId).add(count);
  }

  /** A notification came. */
  hear(body: string): void {
    const { deviceId, services } = JSON.parse(body) as {
      readonly deviceId: string;
      readonly services?: readonly { readonly data: { readonly count?: number } }[];
    };
    for (const { data } of services ?? []) {
      if (data.count === undefined) continue;
      numbersOf(this.#told, deviceId).add(data.count);
      const key = `${deviceId} ${data.count}`;
      const sentAt = this.#sentAt.get(key);
      if (sentAt === undefined) continue;
      this.#sentAt.delete(key);
      this.#waiting -= 1;
      this.after.push(performance.now() - sentAt);
    }
  }

  /** What was acknowledged and not told, a line for each device. */
  untold(): string[] {
    return [...this.#acknowledged].flatMap(([deviceId, numbers]) => {
      const told = this.#told.get(deviceId);
      const untold = [...numbers].filter((number) => !told?.has(number));
      return untold.length > 0
        ? [`${deviceId}: ${untold.length} reports were acknowledged and not notified, ${untold[0]} first`]
        : [];
    });
  }
}

function numbersOf(all: Map<string, Set<number>>, deviceId: string): Set<number> {
  const known = all.get(deviceId) ?? new Set();
  all.set(deviceId, known);
  return known;
}
