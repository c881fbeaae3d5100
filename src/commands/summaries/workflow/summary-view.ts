import { type Summary, sectionOrder } from '../../../incidents/records/incident-summary.js';
import { actions, commandButton, context, header, ID_KEY, type Message } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { LIMITS } from '../../../views/limits.js';
import { label } from '../../../views/text.js';
import { LINKS_SHOWN, sectionBlocks, sourceList } from './claim-lines.js';
import { rateButtons } from './rate-buttons.js';
import type { Permalink } from './source-links.js';
import { summaryFooter } from './summary-footer.js';

/** In Refresh's command line: the summary with the button is replaced. */
export const IN_PLACE = 'in-place';

/** In the command line of a catch-up's Refresh: where it starts. */
export const FROM_KEY = 'from:';
export const BEGINNING = 'beginning';

interface SummaryView {
  summary: Summary;
  permalink: Permalink;
  /** How many items came after it. */
  behind?: number;
}

/**
 * A summary, each claim followed by the times of its sources, with links for messages. If all links would exceed
 * Slack's limit for a message, each claim gets one link, then none.
 */
export function buildSummary(view: SummaryView): Message {
  const sizes = [LINKS_SHOWN, 1, 0].map((links) => buildWith(view, links));
  const fitting = sizes.find(({ blocks }) => JSON.stringify(blocks).length <= LIMITS.messageJson);
  return fitting ?? buildWith(view, 0);
}

function buildWith({ summary, permalink, behind = 0 }: SummaryView, links: number): Message {
  const sources = sourceList(summary, { permalink, links });
  const headline = summary.claims.find(({ section }) => section === 'headline')?.text;
  const title = titleOf(summary);
  return {
    text: `${title}: ${label(headline ?? 'nothing to report yet', 400)}`,
    blocks: [
      header(title),
      ...sectionOrder(summary.kind).flatMap((name) => sectionBlocks(name, summary.claims, sources)),
      context(summaryFooter(summary, behind)),
      // The past doesn't change.
      actions([
        ...(summary.as_of === undefined ? [refreshButton(summary, behind)] : []),
        ...rateButtons(summary),
      ]),
    ],
  };
}

function titleOf({ kind, incident_id }: Summary): string {
  const id = shortId(incident_id);
  if (kind === 'catchup') return `What you missed on ${id}`;
  return `${kind === 'handoff' ? 'Handoff' : 'Summary'} of ${id}`;
}

function refreshButton(summary: Summary, behind: number) {
  return commandButton({
    label: behind > 0 ? `Refresh: ${behind} behind` : 'Refresh',
    command: refreshCommand(summary),
    ...(behind > 0 && { style: 'primary' }),
  });
}

/** Makes the same kind of summary again: a private catch-up, in particular, must not become a public summary. */
function refreshCommand({ kind, incident_id, since }: Summary): string {
  const id = `${ID_KEY}${incident_id}`;
  // By now, the person has caught up with what it shows.
  if (kind === 'catchup') return `catchup ${id} ${FROM_KEY}${since ?? BEGINNING}`;
  if (kind === 'handoff') return `summary ${id} ${IN_PLACE} handoff`;
  const scope = kind === 'since' && since !== undefined ? ` since ${since}` : '';
  return `summary ${id} ${IN_PLACE}${scope}`;
}
