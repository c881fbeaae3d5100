/** How long to wait for an id that may never become known, in milliseconds. */
const PATIENCE_MS = 500;

/** Timestamps of messages and ids of channels and files. */
const NAME = /\b(?:\d{10}\.\d{6}|[CDGF][0-9A-Z]{8,})\b/g;

/**
 * Translates ids between the workspace and local-slack, which issues its own and forgets them when it ends. Works on
 * whole texts, such as a JSON body.
 */
export interface Aliases {
  pair(ours: string, theirs: string): void;
  isPaired(ours: string): boolean;
  toTheirs(text: string): string;
  toOurs(text: string): string;
  /** Resolves once our id for theirs is known, or after a timeout. */
  known(theirs: string): Promise<void>;
}

export function createAliases(): Aliases {
  const theirsOf = new Map<string, string>();
  const oursOf = new Map<string, string>();
  const waiting = new Map<string, (() => void)[]>();
  return {
    pair(ours, theirs) {
      theirsOf.set(ours, theirs);
      oursOf.set(theirs, ours);
      for (const resolve of waiting.get(theirs) ?? []) resolve();
      waiting.delete(theirs);
    },
    isPaired: (ours) => theirsOf.has(ours),
    toTheirs: (text) => text.replace(NAME, (name) => theirsOf.get(name) ?? name),
    toOurs: (text) => text.replace(NAME, (name) => oursOf.get(name) ?? name),
    known(theirs) {
      if (oursOf.has(theirs)) return Promise.resolve();
      return new Promise((resolve) => {
        waiting.set(theirs, [...(waiting.get(theirs) ?? []), resolve]);
        setTimeout(resolve, PATIENCE_MS).unref();
      });
    },
  };
}
