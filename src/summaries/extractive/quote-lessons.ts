import type { Claim, Section } from '../../incidents/records/incident-summary.js';
import type { TranscriptLine } from '../transcript.js';
import { readCandidates } from './candidates.js';
import { quoteStatements } from './quote.js';

/** Lessons per section; the last ones, because people look back at the end. */
const LESSONS_MAX = 3;
const LONGEST = 220;

/** Phrases for what helped, what didn't, and what made things worse. */
const LESSON_CUES: readonly [Section, RegExp][] = [
  [
    'contributing_factors',
    /\b(?:made (?:it|this|things) (?:much )?worse|contribut(?:ed|ing)|single point of failure|(?:never|not) tested|untested|without (?:any |a )?(?:review|test|limit|alert|backup)s?|on top of that)\b/i,
  ],
  [
    'went_well',
    /\b(?:went well|worked (?:well|as (?:designed|intended|expected|planned))|paid off|good (?:call|catch)|caught (?:it|this) (?:early|quickly|fast)|glad (?:we|that)|saved us)\b/i,
  ],
  [
    'went_badly',
    /\b(?:should(?:n't| not)? have|took (?:us )?(?:far |way |much )?too long|(?:did not|didn't|never) (?:page|alert|fire|warn|notice)\w*|no(?:body)? (?:alert|alarm|page|runbook|was paged|noticed|knew)|out of date|outdated|too late|lost (?:time|an hour)|cost us)\b/i,
  ],
];

/** Quotes remarks about how the incident was handled, each with its source. */
export function quoteLessons(lines: readonly TranscriptLine[]): Claim[] {
  const candidates = readCandidates(lines).filter(({ line }) => line.kind !== 'bot');
  return LESSON_CUES.flatMap(([section, cue]) =>
    candidates
      .filter(({ statements }) => cue.test(statements.join(' ')))
      .slice(-LESSONS_MAX)
      .map((candidate) => ({
        section,
        text: quoteStatements(candidate, LONGEST),
        citations: [candidate.line.sk],
      }))
      .filter(({ text }) => text !== ''),
  );
}
