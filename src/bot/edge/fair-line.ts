import { OverloadedError } from '../../base/errors.js';

interface LineOptions {
  /** How many tasks run in parallel. */
  atOnce: number;
  /** How many may wait. */
  mayWait: number;
}

interface Waiting {
  key: string;
  start(): void;
  refuse(): void;
}

interface Turn {
  /** Keys take turns. */
  key: string;
  /** How long it may wait. */
  waitMs: number;
}

export interface FairLine {
  /** Runs work when its turn comes. Throws OverloadedError if that would be too late, or too much is waiting. */
  run<T>(turn: Turn, work: () => Promise<T>): Promise<T>;
}

/**
 * Bounds how much runs and how much waits. Keys take turns, so a flood from one leaves the others their share; when the
 * line is full, the key with the most waiting gives up its newest.
 */
export function createFairLine({ atOnce, mayWait }: LineOptions): FairLine {
  const line = createTurns();
  let running = 0;

  function startNext(): void {
    if (running >= atOnce) return;
    line.next()?.start();
  }

  /** Resolves when it's this one's turn, with a slot taken. */
  async function takePlace({ key, waitMs }: Turn): Promise<void> {
    if (waitMs <= 0) throw new OverloadedError();
    if (running < atOnce) {
      running += 1;
      return;
    }
    if (line.size() >= mayWait) {
      const refused = line.newestOfLongest(key);
      if (!refused) throw new OverloadedError();
      line.remove(refused);
      refused.refuse();
    }
    await wait({ key, waitMs });
  }

  function wait({ key, waitMs }: Turn): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        line.remove(one);
        one.refuse();
      }, waitMs);
      const one: Waiting = {
        key,
        start() {
          clearTimeout(late);
          running += 1;
          resolve();
        },
        refuse() {
          clearTimeout(late);
          reject(new OverloadedError());
        },
      };
      line.add(one);
    });
  }

  return {
    async run(turn, work) {
      await takePlace(turn);
      try {
        return await work();
      } finally {
        running -= 1;
        startNext();
      }
    },
  };
}

/** The waiting work by key; the keys take turns. */
function createTurns() {
  const lines = new Map<string, Set<Waiting>>();
  let size = 0;
  const lengthOf = (key: string) => lines.get(key)?.size ?? 0;
  function remove(one: Waiting): void {
    const own = lines.get(one.key);
    if (!own?.delete(one)) return;
    size -= 1;
    if (own.size === 0) lines.delete(one.key);
  }
  return {
    size: () => size,
    remove,
    add(one: Waiting): void {
      const own = lines.get(one.key) ?? new Set();
      lines.set(one.key, own.add(one));
      size += 1;
    },
    /** The first item of the key whose turn it is; that key then goes to the back. */
    next(): Waiting | undefined {
      const [turn] = lines;
      const [one] = turn?.[1] ?? [];
      if (!turn || !one) return undefined;
      lines.delete(turn[0]);
      lines.set(...turn);
      remove(one);
      return one;
    },
    /** The newest item of the key with the most, if it has more than this key. */
    newestOfLongest(key: string): Waiting | undefined {
      let longest = key;
      for (const other of lines.keys()) if (lengthOf(other) > lengthOf(longest)) longest = other;
      return longest === key ? undefined : [...(lines.get(longest) ?? [])].at(-1);
    },
  };
}
