/**
 * The words after `/incident`, taken one by one. Readers see each word with the dashes and quotes that keyboards turn
 * into typographic ones turned back; the rest stays as it was typed.
 */
export class ArgumentReader {
  readonly #source: string;
  #words: { text: string; start: number; end: number }[];

  constructor(source: string) {
    this.#source = source;
    this.#words = [...source.matchAll(/\S+/g)].map((match) => ({
      text: normalizeTyped(match[0]),
      start: match.index,
      end: match.index + match[0].length,
    }));
  }

  get isEmpty(): boolean {
    return this.#words.length === 0;
  }

  /** Takes the next word; undefined at the end. */
  next(): string | undefined {
    return this.#words.shift()?.text;
  }

  /** The words that are left. */
  get remaining(): readonly string[] {
    return this.#words.map(({ text }) => text);
  }

  /** The first word as `read` understands it, left in its place. */
  peek<T>(read: (word: string) => T | undefined): T | undefined {
    const [first] = this.#words;
    return first && read(first.text);
  }

  /** Takes the first word if it means something to `read`. */
  takeFirst<T>(read: (word: string) => T | undefined): T | undefined {
    return this.#takeAt(0, read);
  }

  /** Takes the last word if it means something to `read`. */
  takeLast<T>(read: (word: string) => T | undefined): T | undefined {
    return this.#takeAt(this.#words.length - 1, read);
  }

  /** Takes the first word in any position that means something to `read`. */
  takeAny<T>(read: (word: string) => T | undefined): T | undefined {
    const position = this.#words.findIndex(({ text }) => read(text) !== undefined);
    return this.#takeAt(position, read);
  }

  /** Takes everything that's left, as it was typed; words taken from the middle leave one space. */
  takeRest(): string {
    const text = this.rest();
    this.#words = [];
    return text;
  }

  /** Everything that's left, as it was typed; words taken from the middle leave one space. */
  rest(): string {
    const pieces: string[] = [];
    let previousEnd: number | undefined;
    for (const { start, end } of this.#words) {
      const gap = previousEnd === undefined ? '' : this.#source.slice(previousEnd, start);
      pieces.push(/\S/.test(gap) ? ' ' : gap, this.#source.slice(start, end));
      previousEnd = end;
    }
    return pieces.join('');
  }

  #takeAt<T>(position: number, read: (word: string) => T | undefined): T | undefined {
    const word = this.#words[position];
    const value = word && read(word.text);
    if (value !== undefined) this.#words.splice(position, 1);
    return value;
  }
}

/** iOS and macOS turn `--` into a dash and straight quotes into curly ones by default. */
export function normalizeTyped(word: string): string {
  return word
    .replace(/^[\p{Pd}\u2212]+(?=\p{L})/u, (dashes) => (dashes === '-' ? '-' : '--'))
    .replace(/[\u201C-\u201F\u00AB\u00BB]/g, '"')
    .replace(/[\u2018-\u201B]/g, "'");
}
