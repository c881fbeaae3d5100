import { type Claim, SECTIONS, type Section, type Summary } from '../data/entities/summary.js';
import { fromIso, toSlackTs } from '../timestamp.js';
import {
  actions,
  type Block,
  commandButton,
  context,
  header,
  ID_KEY,
  type Message,
  section,
} from './blocks.js';
import { shortId } from './labels.js';
import { LIMITS } from './limits.js';
import { clean, date, escapeText, truncate } from './text.js';

const TITLES: Record<Section, string> = {
  headline: '',
  impact: 'Impact',
  what_happened: 'What happened',
  hypothesis: 'Cause',
  ruled_out: 'Ruled out',
  actions: 'Actions taken',
  next_steps: 'Next steps',
  open_questions: 'Open questions',
};

/** A claim never links to more than this many messages; the record has them all. */
const LINKS_SHOWN = 3;

interface SummaryView {
  summary: Summary;
  channelId?: string | undefined;
  /** `https://acme.slack.com/` */
  workspaceUrl: string;
}

/** A summary, every line followed by the times of the messages it rests on, each a link. */
export function buildSummary({ summary, channelId, workspaceUrl }: SummaryView): Message {
  const id = shortId(summary.incident_id);
  const link = (citation: string) => citationLink(citation, { channelId, workspaceUrl });
  const bySection = SECTIONS.map((name) => ({
    name,
    claims: summary.claims.filter((claim) => claim.section === name),
  })).filter(({ claims }) => claims.length > 0);
  const headline =
    summary.claims.find((claim) => claim.section === 'headline')?.text ?? 'nothing to tell yet';
  return {
    text: `Summary of ${id}: ${escapeText(headline)}`,
    blocks: [
      header(`Summary of ${id}`),
      ...bySection.flatMap(({ name, claims }) => sectionBlocks(name, claims, link)),
      context(footer(summary)),
      actions([commandButton({ label: 'Refresh', command: `summary ${ID_KEY}${summary.incident_id}` })]),
    ],
  };
}

/** What stands there while the summary is made. */
export function buildSummaryProgress(incidentId: string, items: number | undefined): Message {
  const doing = items === undefined ? 'reading the record' : `reading ${items} messages and events`;
  const text = `:hourglass_flowing_sand: Summary of ${shortId(incidentId)}: ${doing}…`;
  return { text, blocks: [section(text)] };
}

type Link = (citation: string) => string;

/** As few blocks as the limit of a section allows. */
function sectionBlocks(name: Section, claims: readonly Claim[], link: Link): Block[] {
  const lines = claims.map((claim) => claimLine(claim, link));
  if (name === 'headline') return lines.map(section);
  const whole = [`*${TITLES[name]}*`, ...lines.map((line) => `•  ${line}`)];
  const text = whole.join('\n');
  return text.length <= LIMITS.section ? [section(text)] : whole.map(section);
}

function claimLine({ text, citations }: Claim, link: Link): string {
  const shown = citations.slice(0, LINKS_SHOWN).map(link);
  const more = citations.length > LINKS_SHOWN ? [`+${citations.length - LINKS_SHOWN}`] : [];
  return `${truncate(escapeText(text), 600)}  ${[...shown, ...more].join(' ')}`;
}

/** The time of the cited item; of a message it is the link to it. */
function citationLink(
  sortKey: string,
  { channelId, workspaceUrl }: { channelId?: string | undefined; workspaceUrl: string },
): string {
  const [kind, moment = ''] = sortKey.split('#');
  const timestamp = fromIso(moment);
  if (!timestamp) return '';
  if (kind !== 'COMMENT' || !channelId) return `_${date(timestamp, '{time}')}_`;
  const permalink = `${workspaceUrl}archives/${channelId}/p${toSlackTs(timestamp).replace('.', '')}`;
  return date(timestamp, '{time}', permalink);
}

function footer({
  model,
  fallback,
  covers_until,
  dropped_claims,
  input_tokens,
  output_tokens,
}: Summary): string {
  const digest = model === 'extractive';
  const maker = digest ? 'Extractive digest, no model' : `By ${escapeText(clean(model))}`;
  return [
    fallback ? `${maker} (the model could not be used)` : maker,
    covers_until && `covers until ${date(covers_until)}`,
    input_tokens !== undefined && `${input_tokens + (output_tokens ?? 0)} tokens`,
    dropped_claims && `${dropped_claims} unsupported lines left out`,
  ]
    .filter(Boolean)
    .join(' · ');
}
