import type { Section } from '../../incidents/records/incident-summary.js';
import { flatMapYielding } from '../flat-map-yielding.js';
import type { Entry, IncidentState } from '../state/entry.js';
import { hasCause, isShown } from './is-shown.js';
import { rateSections, type SectionModel, type SectionRating } from './rate-sections.js';
import { sectionFor } from './section-for.js';
import { isEssential } from './section-limits.js';

/** An entry that a digest may show, and how much it's worth. */
export interface Contender {
  entry: Entry;
  section: Section;
  value: number;
  /** How much of it the chosen entries already say, 0 to 1. */
  repeated: number;
}

/** Only the best are compared with each other, because comparing takes quadratic time. */
const COMPARED_MAX = 300;
/** The rank at which an entry's value is one half, and how steeply value falls around it. */
const MIDDLE = 20;
const SHARPNESS = 1;

/** The entries that a digest may show, by weight. */
export async function contendersIn(
  { entries }: IncidentState,
  isOver: boolean,
  model: SectionModel,
): Promise<Contender[]> {
  const moment = { hasCause: hasCause(entries), isOver, last: entries.at(-1)?.place ?? 0 };
  const shown = await flatMapYielding(entries, (entry) => (isShown(entry, moment) ? entry : []));
  shown.sort((a, b) => b.weight - a.weight);
  const middle = shown[MIDDLE]?.weight ?? shown.at(-1)?.weight ?? 0;
  return shown.slice(0, COMPARED_MAX).flatMap((entry) => {
    const rating = rateSections(entry, model);
    const section = sectionFor(entry, rating);
    if (section === undefined) return [];
    const value =
      1 / (1 + Math.exp(SHARPNESS * (middle - entry.weight))) +
      bonusOf(entry) +
      worthIn(section, entry, rating);
    return [{ entry, section, value, repeated: 0 }];
  });
}

/** Favors what people labeled or kept themselves, and open questions. */
function bonusOf(entry: Entry): number {
  return (entry.isLabeled ? 0.7 : 0) + (isKept(entry) ? 0.4 : 0) + (entry.kind === 'question' ? 0.3 : 0);
}

/** Written or marked for the record, which people do for a reason. */
function isKept({ line }: Entry): boolean {
  return line.kind === 'note' || line.isKey;
}

/** Readers of a summary rarely look for background. */
const BACKGROUND_PENALTY = 0.4;
/** A statement about impact or cause gains value if it's likely what readers look for, and loses some if it isn't. */
const ESSENTIAL = { most: 2, penalty: 0.25 };

function worthIn(section: Section, { kind }: Entry, rating: SectionRating): number {
  if (kind === 'context') return -BACKGROUND_PENALTY;
  return isEssential(section) ? ESSENTIAL.most * rating[section] - ESSENTIAL.penalty : 0;
}
