import type { ModalView } from '@slack/types';
import type { Section, Summary } from '../../../incidents/records/incident-summary.js';
import { actions, commandButton, context, ID_KEY, type Message, section } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { LIMITS } from '../../../views/limits.js';
import { escapeText, quote, truncate, user } from '../../../views/text.js';

export const RESOLUTION_MODAL = 'resolution';
export const RESOLUTION_FIELD = 'note';

/** Characters; items of the table stay under 4 KB. */
const RESOLUTION_MAX = 2_000;

/** What a note says, of each section so many claims. */
const PARTS: readonly [Section, string, number][] = [
  ['impact', 'Impact', 2],
  ['hypothesis', 'Cause', 2],
  ['actions', 'What was done', 3],
];

/** A summary as a short note in plain text; empty when it has nothing that a note is about. */
export function resolutionText({ claims }: Summary): string {
  const parts = PARTS.flatMap(([name, title, most]) => {
    const own = claims.filter((claim) => claim.section === name).slice(0, most);
    return own.length === 0 ? [] : [`${title}: ${own.map(({ text }) => text).join(' ')}`];
  });
  return truncate(parts.join('\n'), RESOLUTION_MAX);
}

/** The note as it is proposed to the commander. */
export function buildResolutionProposal(summary: Summary): Message {
  const { incident_id, timestamp } = summary;
  const text = `${shortId(incident_id)} is resolved. Shall this go on the record as its resolution note?`;
  const button = (label: string, verb: string, style?: 'primary') =>
    commandButton({
      label,
      command: `resolution ${ID_KEY}${incident_id} ${verb} ${timestamp}`,
      ...(style && { style }),
    });
  return {
    text,
    blocks: [
      section(text),
      section(quoted(escapeText(resolutionText(summary)))),
      actions([button('Accept', 'accept', 'primary'), button('Edit', 'edit'), button('Dismiss', 'dismiss')]),
      context('Only you see this. Resolving does not wait for it.'),
    ],
  };
}

/** The accepted note as everybody sees it; `note` is escaped as Slack does it. */
export function buildResolutionNote(incidentId: string, note: string, by: string): Message {
  const text = `:memo: *Resolution note* of ${shortId(incidentId)}, accepted by ${user(by)}`;
  return { text, blocks: [section(text), section(quoted(quote(note)))] };
}

/** The form in which a proposed note is changed before it is accepted. */
export function buildResolutionModal(summary: Summary): ModalView {
  const { incident_id, timestamp } = summary;
  const text = (words: string) => ({ type: 'plain_text' as const, text: words });
  return {
    type: 'modal',
    callback_id: RESOLUTION_MODAL,
    private_metadata: JSON.stringify({ incident_id, timestamp }),
    title: text('Resolution note'),
    submit: text('Accept'),
    close: text('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: RESOLUTION_FIELD,
        label: text('What goes on the record'),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: RESOLUTION_MAX,
          initial_value: resolutionText(summary),
        },
      },
    ],
  };
}

function quoted(text: string): string {
  return truncate(
    text
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n'),
    LIMITS.section,
  );
}
