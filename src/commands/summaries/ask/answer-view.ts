import type { Summary } from '../../../incidents/records/incident-summary.js';
import { actions, context, type Message, section } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { cutMarkup, label, quote } from '../../../views/text.js';
import { withDates } from '../../../views/with-dates.js';
import { claimLine, LINKS_SHOWN, sourceList } from '../workflow/claim-lines.js';
import { rateButtons } from '../workflow/rate-buttons.js';
import type { Permalink } from '../workflow/source-links.js';
import { summaryFooter } from '../workflow/summary-footer.js';

interface AnswerView {
  summary: Summary;
  permalink: Permalink;
}

/** The answer to a question, each line with its sources, or that the record has none. */
export function buildAnswer({ summary, permalink }: AnswerView): Message {
  const { claims, question = '', incident_id } = summary;
  const id = shortId(incident_id);
  const asked = section(`*${cutMarkup(quote(question), 600)}*`);
  const footer = context(summaryFooter(summary));
  const rating = actions(rateButtons(summary));
  const sources = sourceList(summary, { permalink, links: LINKS_SHOWN });
  const lines = claims.map((claim) => section(`•  ${claimLine(claim, sources)}`));
  if (claims.every((claim) => claim.section === 'nearest')) {
    const nearest = claims.length > 0 ? ' The closest lines:' : '';
    const text = `The record of ${id} doesn't say.`;
    return { text, blocks: [asked, section(`${text}${nearest}`), ...lines, footer, rating] };
  }
  return {
    text: `What the record of ${id} says: ${withDates(label(claims[0]?.text ?? '', 400))}`,
    blocks: [asked, ...lines, footer, rating],
  };
}
