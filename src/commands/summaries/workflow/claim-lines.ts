import { fromIso, type Timestamp } from '../../../base/timestamp.js';
import { distinctSources } from '../../../incidents/distinct-sources.js';
import type { Claim, Section, Summary } from '../../../incidents/records/incident-summary.js';
import { type Block, section } from '../../../views/blocks.js';
import { LIMITS } from '../../../views/limits.js';
import { date, escapeText, truncate } from '../../../views/text.js';
import { withDates } from '../../../views/with-dates.js';
import type { Permalink } from './source-links.js';

const TITLES: Record<Section, string> = {
  headline: '',
  own_words: "In the responders' words",
  changed: 'Changed',
  in_force: 'In force',
  impact: 'Impact',
  what_happened: 'What happened',
  hypothesis: 'Cause',
  ruled_out: 'Ruled out',
  actions: 'Done',
  in_progress: 'In progress',
  next_steps: 'Next steps',
  avoid: "Don't",
  open_questions: 'Open questions',
  beliefs: 'What was believed when',
  contributing_factors: 'Contributing factors',
  went_well: 'What went well',
  went_badly: "What didn't go well",
  answer: '',
  nearest: 'Nearest lines',
};

/** The most sources a claim shows; the record has them all. */
export const LINKS_SHOWN = 3;

/** Writes a claim's sources: `(14:06, 14:08, +2)`. */
export type SourceList = (citations: readonly string[]) => string;

/** The claims of one section, in as few blocks as Slack's limits allow; none when there are no claims. */
export function sectionBlocks(name: Section, claims: readonly Claim[], sources: SourceList): Block[] {
  const lines = claims.filter((claim) => claim.section === name).map((claim) => claimLine(claim, sources));
  if (lines.length === 0 || name === 'headline') return lines.map(section);
  const whole = [`*${titleOf(name, claims)}*`, ...lines.map((line) => `•  ${line}`)];
  const text = whole.join('\n');
  return text.length <= LIMITS.section ? [section(text)] : whole.map(section);
}

/** A suspicion isn't the cause. */
const SUSPICION =
  /^Suspected by |\b(?:suspect(?:ed|s)?|may|might|possibl[ey]|probabl[ey]|likely|unconfirmed|unknown)\b/;

function titleOf(name: Section, claims: readonly Claim[]): string {
  const own = claims.filter((claim) => claim.section === name);
  const isSuspicion = name === 'hypothesis' && own.every(({ text }) => SUSPICION.test(text));
  return isSuspicion ? 'Suspected cause' : TITLES[name];
}

export function claimLine({ text, citations }: Claim, sources: SourceList): string {
  return `${withDates(truncate(escapeText(text), 400))}  ${sources(citations)}`.trimEnd();
}

/** The sources of a summary's claims, at most `links` for each. */
export function sourceList(
  summary: Summary,
  { permalink, links }: { permalink: Permalink; links: number },
): SourceList {
  const onDays = spansDays(summary);
  return (citations) => {
    let shownDay = '';
    const distinct = distinctSources(citations, (one) => permalink(one) !== undefined);
    const shown = distinct.slice(0, links).map((citation) => {
      const timestamp = timeOf(citation);
      if (!timestamp) return undefined;
      // A time without a date is on the day of the source before it.
      const isOnShownDay = dayOf(timestamp) === shownDay;
      shownDay = dayOf(timestamp);
      return date(timestamp, onDays && !isOnShownDay ? '{date_short} {time}' : '{time}', permalink(citation));
    });
    const more = distinct.length - links;
    const all = [...shown, ...(links > 0 && more > 0 ? [`+${more}`] : [])].filter(Boolean);
    return all.length > 0 ? `(${all.join(', ')})` : '';
  };
}

/** Times without a date would be ambiguous. */
function spansDays({ claims }: Summary): boolean {
  const days = claims.flatMap(({ citations }) => citations.flatMap((one) => timeOf(one) ?? []).map(dayOf));
  return new Set(days).size > 1;
}

function dayOf(timestamp: Timestamp): string {
  return timestamp.slice(0, 'yyyy-mm-dd'.length);
}

function timeOf(citation: string): Timestamp | undefined {
  return fromIso(citation.split('#')[1] ?? '');
}
