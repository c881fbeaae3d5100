import type { Summary } from '../../../incidents/records/incident-summary.js';
import {
  actions,
  commandButton,
  context,
  ID_KEY,
  type Message,
  notice,
  section,
} from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { LIMITS } from '../../../views/limits.js';
import { escapeText, quote, truncate, user } from '../../../views/text.js';
import { resolutionText } from './resolution-text.js';

/** A proposed note, shown to one person. */
export function buildResolutionProposal(summary: Summary): Message {
  const text = `${shortId(summary.incident_id)} is resolved. Add this resolution note to the record?`;
  const buttons = [
    button(summary, { label: 'Accept', verb: 'accept', style: 'primary' }),
    button(summary, { label: 'Edit', verb: 'edit' }),
    button(summary, { label: 'Dismiss', verb: 'dismiss' }),
  ];
  return {
    text,
    blocks: [
      section(text),
      section(quoteLines(escapeText(resolutionText(summary)))),
      actions(buttons),
      context('Only you see this. The incident is resolved either way.'),
    ],
  };
}

/** Shown when the record has nothing to propose a note from. */
export function buildNoProposal(summary: Summary): Message {
  const id = shortId(summary.incident_id);
  const text = `The record of ${id} doesn't mention an impact, a cause or a fix, so there's no note to propose. You can write one yourself.`;
  const write = button(summary, { label: 'Write note', verb: 'edit', style: 'primary' });
  return { text, blocks: [section(text), actions([write]), context('Only you see this.')] };
}

/** An accepted note as everyone sees it; `note` is in Slack's escaping. */
export function buildResolutionNote(incidentId: string, note: string, by: string): Message {
  const text = `:memo: *Resolution note* of ${shortId(incidentId)}, accepted by ${user(by)}`;
  return { text, blocks: [section(text), section(quoteLines(quote(note)))] };
}

/** What's left of a posted note when a message it rests on was deleted. */
export function buildWithdrawnNote(incidentId: string): Message {
  const id = shortId(incidentId);
  return notice(
    `:memo: The resolution note of ${id} was removed, because a message it was based on was deleted. \`/incident resolution\` writes a new one.`,
  );
}

interface ProposalButton {
  label: string;
  verb: 'accept' | 'edit' | 'dismiss';
  style?: 'primary';
}

function button({ incident_id, timestamp }: Summary, { verb, ...look }: ProposalButton) {
  return commandButton({ ...look, command: `resolution ${ID_KEY}${incident_id} ${verb} ${timestamp}` });
}

function quoteLines(text: string): string {
  const lines = text.split('\n').map((line) => `> ${line}`);
  return truncate(lines.join('\n'), LIMITS.section);
}
