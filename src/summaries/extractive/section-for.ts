import type { Section } from '../../incidents/records/incident-summary.js';
import type { Entry, EntryKind } from '../state/entry.js';
import type { SectionRating } from './rate-sections.js';
import { ESSENTIAL, SECTION_OF } from './section-limits.js';

/** From this rating on, an entry moves to another section than its kind's. */
const MOVED_MIN = 0.08;
/** Open points stay in their sections. */
const OPEN: ReadonlySet<EntryKind> = new Set(['question', 'hypothesis', 'proposal']);
/** What people do about an incident isn't its impact. */
const ACTED: ReadonlySet<EntryKind> = new Set([
  'done',
  'recovery',
  'decision',
  'prohibition',
  'next',
  'progress',
]);

/**
 * The section where readers look for an entry: its kind's, unless it's likely enough to be what they look for in
 * another.
 */
export function sectionFor(entry: Entry, rating: SectionRating): Section | undefined {
  const { kind, line, isLabeled } = entry;
  const usual = usualFor(entry);
  if (isLabeled || OPEN.has(kind) || line.kind === 'change' || line.kind === 'bot') return usual;
  const [best] = [...ESSENTIAL].sort((a, b) => rating[b] - rating[a]);
  if (best === undefined || rating[best] < MOVED_MIN || (best === 'impact' && ACTED.has(kind))) return usual;
  return best;
}

/** Below this probability of being of its kind, it's better shown as something that was said than as done or planned. */
const SURE_MIN = 0.4;

function usualFor({ kind, line, isLabeled, sureness }: Entry): Section | undefined {
  const isUnsure = ACTED.has(kind) && sureness < SURE_MIN && !isLabeled && line.kind === 'said';
  return isUnsure ? 'what_happened' : SECTION_OF[kind];
}
