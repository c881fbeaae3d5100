import type { Entry, IncidentState } from '../../state/entry.js';
import type { Wanted } from '../question/wanted.js';
import { ASKS } from './fit-type.js';

const BEFORE_MAX = 2;
const AFTER_MAX = 1;
/** People answer within this many lines. */
const ASKED_WITHIN = 4;
const LESS_EACH_LINE = 0.2;

/** How well the lines around a statement have a question's words, since people rarely repeat the topic they're on. */
export class Surroundings {
  readonly #wanted: readonly Wanted[];
  readonly #total: number;
  readonly #entriesAt = new Map<number, Entry[]>();
  readonly #placeOf = new Map<string, number>();

  constructor({ entries }: IncidentState, wanted: readonly Wanted[]) {
    this.#wanted = wanted;
    this.#total = wanted.reduce((sum, { weight }) => sum + weight, 0) || 1;
    for (const entry of entries) {
      const own = this.#entriesAt.get(entry.place);
      if (own) own.push(entry);
      else this.#entriesAt.set(entry.place, [entry]);
      this.#placeOf.set(entry.line.at, entry.place);
    }
  }

  featuresOf(entry: Entry): { before: number; after: number; asked: number } {
    const { place } = entry;
    const before = [place, ...this.#before(entry)];
    const after = Array.from({ length: AFTER_MAX + 1 }, (_, i) => place + i);
    return { before: this.#shareAt(before), after: this.#shareAt(after), asked: this.#asked(entry) };
  }

  /** Statements by people in the next two lines. */
  following({ place, line }: Entry): Entry[] {
    const next = [place + 1, place + 2].flatMap((one) => this.#entriesAt.get(one) ?? []);
    return next.filter((one) => one.line.kind !== 'bot' && one.line !== line);
  }

  #before({ place, line }: Entry): number[] {
    const parent = line.thread === undefined ? undefined : this.#placeOf.get(line.thread);
    const last = Array.from({ length: BEFORE_MAX }, (_, i) => place - 1 - i);
    return parent === undefined ? last : [...last, parent];
  }

  /** The share of the question's words that someone else asked about shortly before, discounted with distance. */
  #asked({ place, line, text }: Entry): number {
    if (ASKS.test(text)) return 0;
    let most = 0;
    for (let i = 1; i <= ASKED_WITHIN; i++) {
      const asking = (this.#entriesAt.get(place - i) ?? []).filter(
        (one) => (one.kind === 'question' || ASKS.test(one.text)) && one.line.who !== line.who,
      );
      if (asking.length > 0) most = Math.max(most, this.#shareOf(asking) * (1 - LESS_EACH_LINE * (i - 1)));
    }
    return most;
  }

  #shareAt(places: readonly number[]): number {
    return this.#shareOf(places.flatMap((place) => this.#entriesAt.get(place) ?? []));
  }

  #shareOf(entries: readonly Entry[]): number {
    let sum = 0;
    for (const { forms, weight } of this.#wanted) {
      let best = 0;
      for (const [form, share] of forms)
        if (share > best && entries.some(({ words }) => words.has(form))) best = share;
      sum += best * weight;
    }
    return sum / this.#total;
  }
}
