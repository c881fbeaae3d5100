/**
 * The words of a command, taken one by one; what is left keeps its own spaces and line breaks.
 */
export class ArgumentReader {
  readonly #source: string;
  #words: { text: string; start: number; end: number }[];

  constructor(source: string) {
    this.#source = source;
    this.#words = [...source.matchAll(/\S+/g)].map((match) => ({
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
    }));
  }

  get isEmpty(): boolean {
    return this.#words.length === 0;
  }

  /** The next word, taken; undefined at the end. */
  next(): string | undefined {
    return this.#words.shift()?.text;
  }

  /** The first word as `read` understands it, left where it is. */
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

  /** Takes the first word, wherever it stands, that means something to `read`. */
  takeAny<T>(read: (word: string) => T | undefined): T | undefined {
    const position = this.#words.findIndex(({ text }) => read(text) !== undefined);
    return this.#takeAt(position, read);
  }

  /** Everything not taken, as it was typed; words taken from the middle leave one space. */
  rest(): string {
    const pieces: string[] = [];
    let previousEnd: number | undefined;
    for (const { text, start, end } of this.#words) {
      const gap = previousEnd === undefined ? '' : this.#source.slice(previousEnd, start);
      pieces.push(/\S/.test(gap) ? ' ' : gap, text);
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
