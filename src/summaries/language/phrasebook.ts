import { CUE_KINDS, type CueKind, type CueList, cueBit } from './cues/cue-list.js';

interface Phrase {
  kind: CueKind;
  words: readonly string[];
}

/** A word as phrases spell it, its cues by itself, and the longer phrases that it may begin. */
interface Known {
  word: string;
  bits: number;
  whole: readonly Phrase[];
  /** Phrases that end in `*`, so their last word may be longer. */
  open: readonly Phrase[];
}

const BEGINNING = 4;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'-]*/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** `0 bytes` means no bytes. `Errors are back to 0 at 14:31` denies nothing. */
const ZERO =
  /(?<![\d.,:]|(?<!\p{L})(?:to|at|auf|bei|zu|a|à|en|em) )0 (?!(?:at|again|since|now|and|or|but|after|for|from|in|on|um|seit|wieder|jetzt|und|nach|ab|a las|desde|ahora|y|depuis|à|maintenant|et|às|agora|e)(?!\p{L}))(?=\p{L})/gu;
/** Numbers keep creating new words. */
const KNOWN_MAX = 20_000;

/**
 * The phrases of some languages, indexed by their first word. A text takes one pass, however many phrases there are,
 * and most words take one lookup.
 */
export class Phrasebook {
  readonly #byFirstWord: ReadonlyMap<string, readonly Phrase[]>;
  /** `word*`, by the first letters of the word. */
  readonly #beginnings: ReadonlyMap<string, readonly Phrase[]>;
  /** `*word`, without the star. Few kinds have any. */
  readonly #endings: readonly { bit: number; end: string }[];
  /** In scripts without spaces, a phrase may occur anywhere. */
  readonly #anywhere: readonly (readonly [CueKind, RegExp])[];
  readonly #known = new Map<string, Known>();

  constructor(lists: readonly CueList[]) {
    const phrases = CUE_KINDS.flatMap((kind) =>
      lists.flatMap((list) => phrasesOf(list[kind]).map((text) => ({ kind, text }))),
    );
    const spaced = phrases.filter(({ text }) => !UNSPACED.test(text));
    this.#byFirstWord = group(
      spaced.filter(({ text }) => !text.includes('*')),
      (word) => word,
    );
    this.#beginnings = group(
      spaced.filter(({ text }) => text.endsWith('*')),
      (word) => word.slice(0, BEGINNING),
    );
    this.#endings = spaced
      .filter(({ text }) => text.startsWith('*'))
      .map(({ kind, text }) => ({ bit: cueBit(kind), end: text.slice(1) }));
    this.#anywhere = CUE_KINDS.flatMap((kind) => {
      const own = phrases.filter((phrase) => phrase.kind === kind && UNSPACED.test(phrase.text));
      return own.length === 0
        ? []
        : [[kind, new RegExp(own.map(({ text }) => text).join('|'), 'u')] as const];
    });
  }

  /** The cues of a text, one bit per kind. */
  read(text: string): number {
    const plain = plainOf(text);
    const words = (plain.match(WORD) ?? []).map((written) => this.#knownOf(written));
    let bits = 0;
    for (const [i, known] of words.entries()) {
      bits |= known.bits;
      for (const phrase of known.whole) if (isAt(phrase.words, words, i)) bits |= cueBit(phrase.kind);
      for (const phrase of known.open) if (begins(phrase.words, words, i)) bits |= cueBit(phrase.kind);
    }
    if (UNSPACED.test(plain))
      for (const [kind, pattern] of this.#anywhere) if (pattern.test(plain)) bits |= cueBit(kind);
    return bits;
  }

  #knownOf(written: string): Known {
    const before = this.#known.get(written);
    if (before) return before;
    if (this.#known.size >= KNOWN_MAX) this.#known.clear();
    const known = this.#lookUp(withApostrophe(written));
    this.#known.set(written, known);
    return known;
  }

  #lookUp(word: string): Known {
    const whole = this.#byFirstWord.get(word) ?? [];
    const open = this.#beginnings.get(word.slice(0, BEGINNING)) ?? [];
    let bits = 0;
    for (const { kind, words } of whole) if (words.length === 1) bits |= cueBit(kind);
    for (const { kind, words } of open)
      if (words.length === 1 && begins(words, [{ word }], 0)) bits |= cueBit(kind);
    for (const { bit, end } of this.#endings)
      if (word.length > end.length + 1 && word.endsWith(end)) bits |= bit;
    const isLong = ({ words }: Phrase) => words.length > 1 && words[0] === word;
    return { word, bits, whole: whole.filter(isLong), open: open.filter(isLong) };
  }
}

/** A quick check that's false only if a text certainly has no phrase of a kind in these languages. */
export function mayHave(kind: CueKind, lists: readonly CueList[]): (text: string) => boolean {
  const phrases = lists.flatMap((list) => phrasesOf(list[kind]));
  // Broader than the actual separators, because a class of all letters takes a hundred times as long to compile.
  const patterns = phrases.map((phrase) => wordsIn(phrase).join('[^a-z]+'));
  const pattern = new RegExp([...new Set(patterns)].join('|'));
  return (text) => pattern.test(plainOf(text));
}

function plainOf(text: string): string {
  const lower = text.toLowerCase().replaceAll('’', "'");
  return lower.includes('0 ') ? lower.replace(ZERO, 'no ') : lower;
}

/** `dont` and `wasnt`, as people type them in a hurry. `Its`, `were` and `well` are words of their own. */
const HURRIED =
  /^(?:(ai|are|ca|could|did|does|do|had|has|have|is|must|should|was|were|wo|would)nt|(that|what|there|where|here|who)s|(i)(?:m|ve|ll))$/;

function withApostrophe(word: string): string {
  if (word.length > 8 || !HURRIED.test(word)) return word;
  if (word.endsWith('nt')) return `${word.slice(0, -1)}'t`;
  return /(?:ve|ll)$/.test(word)
    ? `${word.slice(0, -2)}'${word.slice(-2)}`
    : `${word.slice(0, -1)}'${word.slice(-1)}`;
}

function phrasesOf(list = ''): string[] {
  return list.split(', ').filter((phrase) => phrase !== '');
}

function wordsIn(phrase: string): string[] {
  return phrase.replaceAll('*', '').toLowerCase().match(WORD) ?? [];
}

function group(
  phrases: readonly { kind: CueKind; text: string }[],
  keyOf: (word: string) => string,
): Map<string, Phrase[]> {
  const groups = new Map<string, Phrase[]>();
  for (const { kind, text } of phrases) {
    const words = wordsIn(text);
    const key = keyOf(words[0] ?? '');
    groups.set(key, [...(groups.get(key) ?? []), { kind, words }]);
  }
  return groups;
}

type Word = Pick<Known, 'word'>;

function isAt(phrase: readonly string[], words: readonly Word[], at: number): boolean {
  for (let i = 1; i < phrase.length; i++) if (words[at + i]?.word !== phrase[i]) return false;
  return true;
}

/** Only a phrase's last word may be longer: `next step*` matches `next steps`, not `next`. */
function begins(phrase: readonly string[], words: readonly Word[], at: number): boolean {
  const last = phrase.length - 1;
  return phrase.every((one, i) =>
    i === last ? words[at + i]?.word.startsWith(one) : words[at + i]?.word === one,
  );
}
