import type { Claim, Section } from '../../incidents/records/incident-summary.js';
import { overlap } from '../content-words.js';
import { Stretch } from '../flat-map-yielding.js';
import type { Entry, IncidentState } from '../state/entry.js';
import { budgetFor } from './budget-for.js';
import { type Contender, contendersIn } from './contenders.js';
import { quoteEntry } from './quote-entry.js';
import { FITTED_SECTIONS, type SectionModel } from './rate-sections.js';
import { MOST, WANTED } from './section-limits.js';
import { segmentsOf } from './segments.js';

export interface Chosen {
  entry: Entry;
  section: Section;
}

const REPETITION_PENALTY = 0.6;
/** A statement of this many characters needs twice the value of a very short one. */
const HALF_WORTH = 150;
/** How much a segment that has used its share of the budget lowers the value of its other statements. */
const CROWDING = 0.5;
/** A statement that adds less isn't worth a line. */
const VALUE_MIN = 0.02;

export interface Selecting {
  isOver: boolean;
  /** Claims already shown, which count toward the budget. */
  opening?: readonly Claim[];
  model?: SectionModel;
}

/**
 * Chooses entries for all sections within one budget. First one per section, then up to WANTED, then the best of the
 * rest. Returns them in the order they were said.
 */
export async function selectEntries(
  state: IncidentState,
  { isOver, opening = [], model = FITTED_SECTIONS }: Selecting,
): Promise<Chosen[]> {
  const stretch = new Stretch();
  const contenders = await contendersIn(state, isOver, model);
  await stretch.pause();
  const fresh = contenders.filter(({ entry }) => !opening.some((claim) => isStatedBy(claim, entry)));
  const selection = new Selection(state, fresh, opening);
  const isFirst = ({ section }: Contender) => section !== 'what_happened' && selection.countOf(section) === 0;
  const isWanted = ({ section }: Contender) => selection.countOf(section) < (WANTED[section] ?? 0);
  for (const isAllowed of [isFirst, isWanted, () => true])
    while (selection.take(isAllowed)) if (stretch.isOver) await stretch.pause();
  const byEntry = new Map(selection.chosen.map((one) => [one.entry, one]));
  return state.entries.flatMap((entry) => byEntry.get(entry) ?? []);
}

function isStatedBy({ text, citations }: Claim, { line, text: said }: Entry): boolean {
  return citations.includes(line.sk) && text.toLowerCase().includes(said.toLowerCase());
}

/** The entries chosen so far, and what's left of the budget, overall and per segment. */
class Selection {
  readonly chosen: Contender[] = [];
  readonly #contenders: Set<Contender>;
  readonly #segments: readonly number[];
  /** The character budget of each segment, and what each has used. */
  readonly #share: number;
  readonly #used = new Map<number, number>();
  readonly #lengths = new Map<Entry, number>();
  #left: number;

  constructor({ lines }: IncidentState, contenders: readonly Contender[], opening: readonly Claim[]) {
    this.#contenders = new Set(contenders);
    this.#left = opening.reduce((left, { text }) => left - text.length - 1, budgetFor(lines));
    this.#segments = segmentsOf(lines);
    this.#share = this.#left / ((this.#segments.at(-1) ?? 0) + 1);
  }

  /** Takes the best entry that's allowed. Returns false if none fits. */
  take(isAllowed: (one: Contender) => boolean): boolean {
    const best = this.#best(isAllowed);
    if (!best) return false;
    this.chosen.push(best);
    this.#contenders.delete(best);
    const { text, words } = best.entry;
    this.#left -= this.#lengthOf(best.entry) + 1;
    const segment = this.#segmentOf(best);
    this.#used.set(segment, (this.#used.get(segment) ?? 0) + text.length);
    for (const other of this.#contenders)
      other.repeated = Math.max(other.repeated, overlap(other.entry.words, words));
    return true;
  }

  countOf(section: Section): number {
    return this.chosen.filter((one) => one.section === section).length;
  }

  #best(isAllowed: (one: Contender) => boolean): Contender | undefined {
    let best: Contender | undefined;
    let most = 0;
    for (const contender of this.#contenders) {
      const worth = contender.value - REPETITION_PENALTY * contender.repeated;
      const perCharacter =
        worth / (1 + this.#crowding(contender)) / (1 + contender.entry.text.length / HALF_WORTH);
      if (worth < VALUE_MIN || perCharacter <= most || !isAllowed(contender)) continue;
      if (this.#lengthOf(contender.entry) > this.#left || !this.#hasRoom(contender)) continue;
      best = contender;
      most = perCharacter;
    }
    return best;
  }

  #hasRoom({ section }: Contender): boolean {
    return this.countOf(section) < (MOST[section] ?? 0);
  }

  #crowding(contender: Contender): number {
    return (CROWDING * (this.#used.get(this.#segmentOf(contender)) ?? 0)) / this.#share;
  }

  /** The length as quoted, including the speaker or the question. */
  #lengthOf(entry: Entry): number {
    const known = this.#lengths.get(entry) ?? quoteEntry(entry).length;
    this.#lengths.set(entry, known);
    return known;
  }

  #segmentOf({ entry }: Contender): number {
    return this.#segments[entry.place] ?? 0;
  }
}
