import { isRelative, PREFIX_MIN } from './shared-stems.js';

/** An index of the texts that have a word or a relative of it, so that a lookup doesn't scan all of them. */
export class WordIndex {
  /** The places of the texts with each word, in order. */
  readonly #placesOf = new Map<string, number[]>();
  /** Words by their first letters, which relatives share. */
  readonly #byStart = new Map<string, string[]>();
  #size = 0;

  /** Adds the words of the next text. */
  add(words: ReadonlySet<string>): void {
    for (const word of words) {
      const places = this.#placesOf.get(word) ?? this.#begin(word);
      places.push(this.#size);
    }
    this.#size += 1;
  }

  /** For each text, by place, how many of some words it shares, as `sharedStems` counts. */
  countShared(words: ReadonlySet<string>): Uint16Array {
    const shared = new Uint16Array(this.#size);
    const counted = new Uint16Array(this.#size);
    let nth = 0;
    for (const word of words) {
      nth += 1;
      for (const place of this.#withRelatives(word)) {
        if (counted[place] === nth) continue;
        counted[place] = nth;
        shared[place] = (shared[place] ?? 0) + 1;
      }
    }
    return shared;
  }

  #begin(word: string): number[] {
    const places: number[] = [];
    this.#placesOf.set(word, places);
    const start = word.slice(0, PREFIX_MIN);
    const alike = this.#byStart.get(start);
    if (alike) alike.push(word);
    else this.#byStart.set(start, [word]);
    return places;
  }

  *#withRelatives(word: string): Iterable<number> {
    const alike = this.#byStart.get(word.slice(0, PREFIX_MIN)) ?? [];
    for (const other of alike)
      if (other === word || isRelative(word, other)) yield* this.#placesOf.get(other) ?? [];
  }
}
