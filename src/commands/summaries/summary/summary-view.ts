import { fromIso, type Timestamp } from '../../../base/timestamp.js';
import {
  type Claim,
  SECTIONS,
  type Section,
  type Summary,
} from '../../../incidents/records/incident-summary.js';
import {
  actions,
  type Block,
  commandButton,
  context,
  header,
  ID_KEY,
  type Message,
  section,
} from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { LIMITS } from '../../../views/limits.js';
import { clean, date, escapeText, label, quote, truncate } from '../../../views/text.js';

const TITLES: Record<Section, string> = {
  headline: '',
  impact: 'Impact',
  what_happened: 'What happened',
  hypothesis: 'Cause',
  ruled_out: 'Ruled out',
  actions: 'Actions taken',
  next_steps: 'Next steps',
  open_questions: 'Open questions',
  contributing_factors: 'Contributing factors',
  went_well: 'What went well',
  went_badly: 'What did not go well',
  answer: '',
};

/** A claim never links to more than this many messages; the record has them all. */
const LINKS_SHOWN = 3;

interface SummaryView {
  summary: Summary;
  /** The address of a cited message; undefined for items that are none. */
  permalink: (citation: string) => string | undefined;
  /** How much has happened since. */
  behind?: number;
}

/**
 * A summary, every line followed by the times of the items it rests on; of messages they are links. Where all would
 * be too much for one Slack message, lines keep one link, then none.
 */
export function buildSummary(view: SummaryView): Message {
  const sizes = [LINKS_SHOWN, 1, 0].map((links) => buildWith(view, links));
  const fitting = sizes.find(({ blocks }) => JSON.stringify(blocks).length <= LIMITS.messageJson);
  return fitting ?? buildWith(view, 0);
}

function buildWith({ summary, permalink, behind = 0 }: SummaryView, links: number): Message {
  const id = shortId(summary.incident_id);
  const format = spansDays(summary) ? '{date_short} {time}' : '{time}';
  const sources = (citations: readonly string[]) => sourcesOf(citations, { permalink, links, format });
  const bySection = SECTIONS.map((name) => ({
    name,
    claims: summary.claims.filter((claim) => claim.section === name),
  })).filter(({ claims }) => claims.length > 0);
  const headline =
    summary.claims.find((claim) => claim.section === 'headline')?.text ?? 'nothing to tell yet';
  const title = `${TITLE_OF.get(summary.kind) ?? 'Summary'} of ${id}`;
  const refresh = commandButton({
    label: behind > 0 ? `Refresh: ${behind} behind` : 'Refresh',
    command: `summary ${ID_KEY}${summary.incident_id}`,
    ...(behind > 0 && { style: 'primary' as const }),
  });
  return {
    text: `${title}: ${label(headline, 400)}`,
    blocks: [
      header(title),
      ...bySection.flatMap(({ name, claims }) => sectionBlocks(name, claims, sources)),
      context(footer(summary, behind)),
      ...(summary.as_of === undefined ? [actions([refresh])] : []),
    ],
  };
}

const TITLE_OF = new Map([
  ['handoff', 'Handoff'],
  ['resolution', 'Resolution'],
]);

/** What the record says to a question, each line with its sources. */
export function buildAnswer({ summary, permalink }: SummaryView): Message {
  const { claims, question = '', incident_id } = summary;
  const id = shortId(incident_id);
  const asked = `*${truncate(quote(question), 600)}*`;
  if (claims.length === 0) {
    const nothing = `The record of ${id} does not say.`;
    return { text: nothing, blocks: [section(asked), section(nothing), context(footer(summary, 0))] };
  }
  const format = spansDays(summary) ? '{date_short} {time}' : '{time}';
  const lines = claims.map(
    ({ text, citations }) =>
      `•  ${truncate(escapeText(text), 400)}  ${sourcesOf(citations, { permalink, links: LINKS_SHOWN, format })}`,
  );
  return {
    text: `What the record of ${id} says: ${label(claims[0]?.text ?? '', 400)}`,
    blocks: [section(asked), ...lines.map(section), context(footer(summary, 0))],
  };
}

/** What stands there while the summary is made. */
export function buildSummaryProgress(incidentId: string, items: number | undefined): Message {
  const doing =
    items === undefined
      ? 'reading the record'
      : `reading ${items.toLocaleString('en')} ${items === 1 ? 'message' : 'messages'} and events`;
  const text = `:hourglass_flowing_sand: Summary of ${shortId(incidentId)}: ${doing}…`;
  return { text, blocks: [section(text)] };
}

/** The claims that are checked already, while others are still being written. */
export function buildPartialSummary(incidentId: string, claims: readonly Claim[]): Message {
  const text = `:hourglass_flowing_sand: Summary of ${shortId(incidentId)}: still writing…`;
  const written = SECTIONS.map((name) => claims.filter((claim) => claim.section === name)).filter(
    ({ length }) => length > 0,
  );
  const sections = written.flatMap((own) => sectionBlocks(own[0]?.section ?? 'headline', own, () => ''));
  return { text, blocks: [...sections.slice(0, 40), context(text)] };
}

type Sources = (citations: readonly string[]) => string;

/** As few blocks as the limit of a section allows. */
function sectionBlocks(name: Section, claims: readonly Claim[], sources: Sources): Block[] {
  const lines = claims.map(({ text, citations }) =>
    `${truncate(escapeText(text), 400)}  ${sources(citations)}`.trimEnd(),
  );
  if (name === 'headline') return lines.map(section);
  const whole = [`*${TITLES[name]}*`, ...lines.map((line) => `•  ${line}`)];
  const text = whole.join('\n');
  return text.length <= LIMITS.section ? [section(text)] : whole.map(section);
}

interface Showing {
  permalink: SummaryView['permalink'];
  links: number;
  /** Of the first source's time; the others are near it. */
  format: string;
}

function sourcesOf(citations: readonly string[], { permalink, links, format }: Showing): string {
  const shown = citations.slice(0, links).map((citation, i) => {
    const timestamp = timeOf(citation);
    return timestamp && date(timestamp, i === 0 ? format : '{time}', permalink(citation));
  });
  const more = citations.length - links;
  const all = [...shown, ...(links > 0 && more > 0 ? [`+${more}`] : [])].filter(Boolean);
  return all.length > 0 ? `(${all.join(', ')})` : '';
}

/** Times alone do not tell a night from the one before. */
function spansDays({ claims }: Summary): boolean {
  const days = claims.flatMap(({ citations }) => citations.flatMap((one) => timeOf(one)?.slice(0, 10) ?? []));
  return new Set(days).size > 1;
}

function timeOf(citation: string): Timestamp | undefined {
  return fromIso(citation.split('#')[1] ?? '');
}

function footer(summary: Summary, behind: number): string {
  const { as_of, changed_since, covers_until, dropped_claims, redacted_claims, since } = summary;
  return [
    makerOf(summary),
    as_of && `what was known at ${date(as_of)}`,
    changed_since && `${changed_since} messages left out, their words were changed after that`,
    since && `only what came after ${date(since)}`,
    as_of === undefined && covers_until && `covers until ${date(covers_until)}`,
    behind > 0 && `*${behind} ${behind === 1 ? 'event' : 'events'} behind*`,
    summary.archived_at && `from the archive of ${date(summary.archived_at)}`,
    costOf(summary),
    dropped_claims && `${dropped_claims} unsupported lines left out`,
    redacted_claims && `${redacted_claims} lines taken out, what they rested on was redacted`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function makerOf({ model, fallback, fallback_reason }: Summary): string {
  const maker = model === 'extractive' ? 'Extractive digest, no model' : `By ${escapeText(clean(model))}`;
  if (!fallback) return maker;
  return fallback_reason === 'budget'
    ? `${maker} (this incident has used up what the model may cost)`
    : `${maker} (the model could not be used)`;
}

function costOf({ input_tokens, output_tokens = 0, cost_usd }: Summary): string | undefined {
  if (input_tokens === undefined) return undefined;
  const tokens = `${input_tokens + output_tokens} tokens`;
  return cost_usd === undefined ? tokens : `${tokens}, ${cost_usd.toFixed(cost_usd < 0.1 ? 3 : 2)} USD`;
}
