/**
 * Batches items: those that arrive during a write are stored together by the next one. In a storm, one write
 * then serves many requests. Each caller's promise is about its own item.
 */
export function storeTogether<T>(store: (lane: string, items: readonly T[]) => Promise<void>) {
  const waiting = new Map<string, Waiting<T>[]>();

  async function flush(lane: string): Promise<void> {
    for (let batch = waiting.get(lane) ?? []; batch.length > 0; batch = waiting.get(lane) ?? []) {
      waiting.set(lane, []);
      const items = batch.map(({ item }) => item);
      const settle = await store(lane, items).then(
        () => (one: Waiting<T>) => one.resolve(),
        (error: unknown) => (one: Waiting<T>) => one.reject(error),
      );
      batch.forEach(settle);
    }
    waiting.delete(lane);
  }

  return (lane: string, item: T): Promise<void> =>
    new Promise((resolve, reject) => {
      const isRunning = waiting.has(lane);
      waiting.set(lane, [...(waiting.get(lane) ?? []), { item, resolve, reject }]);
      if (!isRunning) void flush(lane);
    });
}

interface Waiting<T> {
  item: T;
  resolve(): void;
  reject(error: unknown): void;
}
