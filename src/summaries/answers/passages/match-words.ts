import { flatMapYielding } from '../../flat-map-yielding.js';
import { conceptsIn } from '../../language/concepts.js';
import { cuesIn } from '../../language/cues-in.js';
import type { Entry, IncidentState } from '../../state/entry.js';
import type { TranscriptLine } from '../../transcript.js';
import type { Wanted } from '../question/wanted.js';

/** How much a word counts if it isn't in the statement itself. */
const BY_KIND = 0.9;
const BY_SPEAKER = 0.8;
const IN_LINE = 0.75;
const IN_THREAD = 0.7;
const BEFORE = 0.4;
/** How many preceding lines may provide the context of a short statement. */
const BEFORE_MAX = 3;
const SHORT = 4;

/** Elliptical answers, which repeat no word of the question: `me`, `we did`, `das war ich`. */
const ELLIPTIC =
  /^(?:me(?:,|$)|(?:because|weil|porque|parce que)(?!\p{L})|(?:i|we) did(?![\p{L}'])|(?:ich glaube, |i think )?(?:that|it|this) was (?:me|us)|(?:ich glaube, )?das war(?:en)? (?:ich|wir)|(?:fui|fuimos) (?:yo|nosotros)|c'était (?:moi|nous))|(?:私|僕)です/iu;

interface Match {
  /** The share of the question's words found in the statement or its context. */
  covered: number;
  /** The share found in the statement itself. */
  own: number;
  /** Has at least one of the words, rather than only being of the right kind. */
  isNamed: boolean;
}

/** Looks for a question's words in statements, in their authors' names, and in their context. */
export class WordMatcher {
  readonly #wanted: readonly Wanted[];
  readonly #total: number;
  /** The question only asks for a kind of statement. */
  readonly #isPlain: boolean;
  readonly #entriesAt = new Map<number, Entry[]>();
  readonly #placeOf: ReadonlyMap<string, number>;
  readonly #speakers = new Map<string, ReadonlySet<string>>();

  private constructor({ lines }: IncidentState, wanted: readonly Wanted[]) {
    this.#wanted = wanted;
    this.#total = wanted.reduce((sum, { weight }) => sum + weight, 0);
    this.#isPlain = wanted.every(({ kinds }) => kinds.length > 0);
    this.#placeOf = new Map(lines.map(({ at }, place) => [at, place]));
  }

  static async for(state: IncidentState, wanted: readonly Wanted[]): Promise<WordMatcher> {
    const matcher = new WordMatcher(state, wanted);
    await flatMapYielding(state.entries, (entry) => matcher.#add(entry));
    return matcher;
  }

  #add(entry: Entry): [] {
    const own = this.#entriesAt.get(entry.place);
    if (own) own.push(entry);
    else this.#entriesAt.set(entry.place, [entry]);
    return [];
  }

  match(entry: Entry): Match {
    let [covered, own, isNamed] = [0, 0, false];
    const missing: Wanted[] = [];
    const isElliptic = ELLIPTIC.test(entry.text);
    for (const wanted of this.#wanted) {
      const ownShare = this.#inEntry(entry, wanted);
      if (ownShare === 0) missing.push(wanted);
      if (ownShare > 0 && (wanted.kinds.length === 0 || this.#isPlain)) isNamed = true;
      const share = Math.max(ownShare, this.#around(entry, wanted));
      own += (isElliptic ? share : ownShare) * wanted.weight;
      covered += share * wanted.weight;
    }
    // Reading cues is slow, so only do it if another word matched.
    const said =
      own === 0 ? [] : missing.filter(({ cues }) => cues.length > 0 && cuesIn(entry.text).hasAny(...cues));
    const bySense = said.reduce((sum, { weight }) => sum + weight * BY_KIND, 0);
    const total = this.#total || 1;
    return {
      covered: Math.min(1, (covered + bySense) / total),
      own: Math.min(1, (own + bySense) / total),
      isNamed: isNamed || isElliptic,
    };
  }

  /** Whether a statement itself has a word. */
  has(entry: Entry, wanted: Wanted): boolean {
    return (
      this.#inEntry(entry, wanted) > 0 ||
      (wanted.cues.length > 0 && cuesIn(entry.text).hasAny(...wanted.cues))
    );
  }

  #inEntry({ words, kind, line, text }: Entry, { forms, kinds, pattern }: Wanted): number {
    if (pattern) return Number(pattern.test(text));
    const said = bestIn(words, forms);
    if (said === 1) return 1;
    const bySpeaker = bestIn(this.#wordsOf(line.who), forms) * BY_SPEAKER;
    return Math.max(said, bySpeaker, kinds.includes(kind) ? BY_KIND : 0);
  }

  /**
   * How well the context has a word: the same message, the message it replies to, or, for a short statement, the lines
   * right before it.
   */
  #around({ line, place, words, text }: Entry, { forms }: Wanted): number {
    const inLine = this.#bestAt(place, forms) * IN_LINE;
    const isReply = line.thread !== undefined && line.thread !== line.at;
    const parent = isReply ? this.#placeOf.get(line.thread ?? '') : undefined;
    if (parent !== undefined) {
      const before = this.#bestBefore(place, forms, (other) => other.thread === line.thread);
      return Math.max(inLine, this.#bestAt(parent, forms) * IN_THREAD, before * IN_THREAD);
    }
    const isElliptic = ELLIPTIC.test(text);
    if (words.size > SHORT && !isElliptic) return inLine;
    const before = this.#bestBefore(place, forms, () => true);
    return Math.max(inLine, before * (isElliptic ? IN_THREAD : BEFORE));
  }

  #bestBefore(
    place: number,
    forms: ReadonlyMap<string, number>,
    isPart: (line: TranscriptLine) => boolean,
  ): number {
    let best = 0;
    for (let i = 1; i <= BEFORE_MAX; i++) {
      const line = this.#entriesAt.get(place - i)?.[0]?.line;
      if (line && isPart(line)) best = Math.max(best, this.#bestAt(place - i, forms));
    }
    return best;
  }

  #bestAt(place: number, forms: ReadonlyMap<string, number>): number {
    const entries = this.#entriesAt.get(place) ?? [];
    return Math.max(0, ...entries.map(({ words }) => bestIn(words, forms)));
  }

  #wordsOf(who: string): ReadonlySet<string> {
    const known = this.#speakers.get(who) ?? conceptsIn(who);
    this.#speakers.set(who, known);
    return known;
  }
}

function bestIn(words: ReadonlySet<string>, forms: ReadonlyMap<string, number>): number {
  let best = 0;
  for (const [form, share] of forms) if (share > best && words.has(form)) best = share;
  return best;
}
