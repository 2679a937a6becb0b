/**
 * Does `work` for every item, at most `limit` at a time, in order of the items; results keep that order. When one fails, no others are
 * begun, and it rejects with that failure once those underway have ended. An item that steps aside no longer counts among those
 * `limit`: another one is begun in its place.
 */
export async function inTurn<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T, stepAside: () => void) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const failures: unknown[] = [];
  let next = 0;
  const workers: Promise<void>[] = [];
  const worker = async () => {
    let isAside = false;
    const stepAside = () => {
      if (!isAside) workers.push(worker());
      isAside = true;
    };
    while (!isAside && next < items.length && failures.length === 0) {
      const index = next++;
      try {
        results[index] = await work(items[index] as T, stepAside);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  for (let begun = 0; begun < limit; begun++) workers.push(worker());
  // Their number may grow meanwhile.
  for (const underway of workers) await underway;
  if (failures.length > 0) throw failures[0];
  return results;
}
