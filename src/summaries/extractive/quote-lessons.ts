import type { Claim, Section } from '../../incidents/records/incident-summary.js';
import { flatMapYielding } from '../flat-map-yielding.js';
import type { CueKind } from '../language/cues/cue-list.js';
import { type Cues, readCues } from '../language/cues-in.js';
import { findLanguage } from '../language/language-of.js';
import type { Entry, IncidentState } from '../state/entry.js';
import { quoteEntry } from './quote-entry.js';

/** Lessons per section. The last ones, because people look back at the end. */
const LESSONS_MAX = 3;

const LESSONS: readonly (readonly [Section, CueKind])[] = [
  ['contributing_factors', 'contributing'],
  ['went_well', 'wentWell'],
  ['went_badly', 'wentBadly'],
];

const ANY_LESSON = LESSONS.map(([, cue]) => cue);

/** Quotes remarks on how the incident was handled, each with its source. */
export async function quoteLessons({ entries }: IncidentState): Promise<Claim[]> {
  const said = await flatMapYielding(entries, (entry) => remarkIn(entry) ?? []);
  return LESSONS.flatMap(([section, cue]) =>
    said
      .filter(({ cues }) => cues.has(cue))
      .slice(-LESSONS_MAX)
      .map(({ entry }) => ({ section, text: quoteEntry(entry), citations: [entry.line.sk] })),
  );
}

function remarkIn(entry: Entry): { entry: Entry; cues: Cues } | undefined {
  const { line, kind, text } = entry;
  if (line.kind === 'bot' || kind === 'question' || kind === 'next') return undefined;
  const cues = readCues(text, findLanguage(text));
  return cues.hasAny(...ANY_LESSON) ? { entry, cues } : undefined;
}
