import type { Section } from '../../incidents/records/incident-summary.js';
import type { Entry, EntryKind } from '../state/entry.js';
import type { SectionRating } from './rate-sections.js';
import { ESSENTIAL, SECTION_OF } from './section-limits.js';

/** From here on, what an entry says is likelier than its kind to be about something else. */
const MOVED_MIN = 0.08;
/** What nobody knows or decided yet is nowhere else. */
const OPEN: ReadonlySet<EntryKind> = new Set(['question', 'hypothesis', 'proposal']);
/** What people do about an incident isn't what it does to them. */
const ACTED: ReadonlySet<EntryKind> = new Set([
  'done',
  'recovery',
  'decision',
  'prohibition',
  'next',
  'progress',
]);

/** Where readers look for an entry: where its kind is, unless it's likely enough to say what they look for elsewhere. */
export function sectionFor({ kind, line, isLabeled }: Entry, rating: SectionRating): Section | undefined {
  const usual = SECTION_OF[kind];
  if (isLabeled || OPEN.has(kind) || line.kind === 'change' || line.kind === 'bot') return usual;
  const [best] = [...ESSENTIAL].sort((a, b) => rating[b] - rating[a]);
  if (best === undefined || rating[best] < MOVED_MIN || (best === 'impact' && ACTED.has(kind))) return usual;
  return best;
}
