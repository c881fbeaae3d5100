interface Word {
  /** As readers see it. */
  text: string;
  /** Among the words as they were typed, from 0. */
  position: number;
  start: number;
  end: number;
}

/** A run of words that mean something together. */
export interface Phrase<T> {
  value: T;
  /** How many words it takes. */
  length: number;
}

/** Reads a phrase at the beginning of some words. */
export type ReadPhrase<T> = (words: readonly string[]) => Phrase<T> | undefined;

/** More words than any phrase has, so that reading one stays fast in a text of any length. */
const PHRASE_MAX = 8;
/** Phrases further on are text. */
const PHRASE_STARTS = 100;

/** A severity without a space after it: `[P1]checkout`, `P1:checkout`, `P1—checkout`. */
const GLUED_LEVEL =
  /^(?:[\p{Ps}\p{Pi}](?:p|sev|sev-)[0-4][\p{Pe}\p{Pf}]:?|(?:p|sev|sev-)[0-4](?::|,|;|\/|\||[\u2012-\u2015]{1,3}|--|(?=\p{Extended_Pictographic})))(?!(?:p|sev|sev-)[0-4])(?=[\p{L}\p{Extended_Pictographic}<"'])/iu;
/** Only the first words of a line are looked at. */
const GLUED_LOOK = 4;

/** A mention right after a name and a sign, `ops:<@U123>`; where the name ends. */
const GLUED_MENTION = /^[\p{L}\p{N}._-]{1,40}(?:[:=→]|-?(?:>|&gt;)|[\u2012-\u2015])(?=<@[A-Z0-9])/u;

/** A mention or link is one word, even if its label has spaces. */
const WORD = /(?:<[@#!a-z][^<>\n]*>|\S)+/gi;

/**
 * The words after `/incident`, taken one by one. Readers see each word with the dashes and quotes that keyboards turn
 * into typographic ones turned back; the rest stays as it was typed.
 */
export class ArgumentReader {
  readonly #source: string;
  #words: Word[];
  #arguments: readonly Word[] = [];

  constructor(source: string) {
    this.#source = source;
    this.#words = readWords(source);
    this.#arguments = [...this.#words];
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

  /** Takes a phrase, from the beginning or from anywhere. */
  takePhrase<T>(read: ReadPhrase<T>, position: 'first' | 'anywhere' = 'first'): T | undefined {
    const last = position === 'first' ? 1 : PHRASE_STARTS;
    for (let at = 0; at < Math.min(last, this.#words.length); at += 1) {
      const phrase = read(this.#words.slice(at, at + PHRASE_MAX).map(({ text }) => text));
      if (!phrase) continue;
      this.#words.splice(at, phrase.length);
      return phrase.value;
    }
    return undefined;
  }

  /** Takes everything that's left, as it was typed; words taken from the middle leave one space. */
  takeRest(): string {
    const text = this.rest();
    this.#words = [];
    return text;
  }

  /** Everything that's left, as it was typed; words taken from the middle leave one space. */
  rest(): string {
    return this.#join(this.#words);
  }

  /** Marks where a command's arguments begin: what is left now is what `rewritten` starts from. */
  beginArguments(): void {
    this.#arguments = [...this.#words];
  }

  /** All arguments, taken or not, with some words replaced; an empty replacement leaves a word out. */
  rewritten(replace: (word: string, position: number) => string | undefined = () => undefined): string {
    const changed = this.#arguments.map((word, i) => ({ word, by: replace(word.text, i) }));
    if (changed.every(({ by }) => by === undefined)) return this.#join(this.#arguments);
    return changed
      .map(({ word: { start, end }, by }) => by ?? this.#source.slice(start, end))
      .filter((text) => text !== '')
      .join(' ');
  }

  #join(words: readonly Word[]): string {
    return runsOf(words)
      .map(({ start, end }) => this.#source.slice(start, end))
      .join(' ');
  }

  #takeAt<T>(position: number, read: (word: string) => T | undefined): T | undefined {
    const word = this.#words[position];
    const value = word && read(word.text);
    if (value !== undefined) this.#words.splice(position, 1);
    return value;
  }
}

/** Where words follow each other as they were typed; between two runs, words were taken. */
function runsOf(words: readonly Word[]): Omit<Word, 'text'>[] {
  const runs: Omit<Word, 'text'>[] = [];
  for (const { position, start, end } of words) {
    const run = runs.at(-1);
    if (run?.position === position - 1) Object.assign(run, { position, end });
    else runs.push({ position, start, end });
  }
  return runs;
}

function readWords(source: string): Word[] {
  const words: Word[] = [];
  const add = (start: number, typed: string) =>
    words.push({
      text: normalizeTyped(typed),
      position: words.length,
      start,
      end: start + typed.length,
    });
  for (const { 0: typed, index } of source.matchAll(WORD)) {
    const glued = gluedLength(typed, words.length);
    if (glued > 0) add(index, typed.slice(0, glued));
    add(index + glued, typed.slice(glued));
  }
  return words;
}

/** How much of what was typed as one word is another word before it. */
function gluedLength(typed: string, position: number): number {
  const level = position < GLUED_LOOK ? GLUED_LEVEL.exec(typed) : null;
  const mention = typed.includes('<@') ? GLUED_MENTION.exec(typed) : null;
  const { length } = (level ?? mention)?.[0] ?? '';
  return length < typed.length ? length : 0;
}

/** iOS and macOS turn `--` into a dash and straight quotes into curly ones by default. */
export function normalizeTyped(word: string): string {
  // Nearly all words are, and there may be thousands.
  if (/^[!-~]*$/.test(word)) return withArrows(word.replace(/^-{3,}(?=[a-z])/i, '--'));
  return (
    word
      .normalize('NFKC')
      .replace(/^[\p{Pd}\u2212\u2043\u2500\u2501\u30FC\uFF70]+(?=\p{L})/u, (dashes) =>
        dashes === '-' ? '-' : '--',
      )
      // Hyphens that keep words together on one line.
      .replace(/[\u2010\u2011]/g, '-')
      .replace(/[\u201C-\u201F\u00AB\u00BB]/g, '"')
      .replace(/[\u2018-\u201B]/g, "'")
  );
}

/** What people type around a word, also with the brackets, quotes and stops of other scripts: `「P1」`. */
const AROUND_START = /^[<*_~`"'#>.,;:!?|/\\\p{Ps}\p{Pi}\p{Pf}、。・…→⇒]{1,6}/u;
const AROUND_END = /[>*_~`"',;:.!?|/\\\p{Pe}\p{Pi}\p{Pf}、。・…→⇒]{1,6}$/u;

/** A word without the punctuation and formatting around it: `P1` for `[P1]:`. Dashes stay. */
export function bareWord(word: string): string {
  if (/^[a-z\d].*[a-z\d]$|^[a-z\d]$/i.test(word)) return word;
  return word.replace(AROUND_START, '').replace(AROUND_END, '');
}

/** Slack escapes the tip of an arrow, `-&gt;`. */
function withArrows(word: string): string {
  return word.includes('&gt;') ? word.replace(/(^|[-=])&gt;(?=$|[\p{L}<])/gu, '$1>') : word;
}
