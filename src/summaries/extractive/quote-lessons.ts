import type { Claim, Section } from '../../incidents/records/incident-summary.js';
import type { CueKind } from '../language/cues/cue-list.js';
import { cuesIn } from '../language/cues-in.js';
import type { IncidentState } from '../state/entry.js';
import { quoteEntry } from './quote-entry.js';

/** Lessons per section; the last ones, because people look back at the end. */
const LESSONS_MAX = 3;

const LESSONS: readonly (readonly [Section, CueKind])[] = [
  ['contributing_factors', 'contributing'],
  ['went_well', 'wentWell'],
  ['went_badly', 'wentBadly'],
];

/** Quotes remarks about how the incident was handled, each with its source. */
export function quoteLessons({ entries }: IncidentState): Claim[] {
  const said = entries.filter(
    ({ line, kind }) => line.kind !== 'bot' && kind !== 'question' && kind !== 'next',
  );
  return LESSONS.flatMap(([section, cue]) =>
    said
      .filter(({ text }) => cuesIn(text).has(cue))
      .slice(-LESSONS_MAX)
      .map((entry) => ({ section, text: quoteEntry(entry), citations: [entry.line.sk] })),
  );
}
