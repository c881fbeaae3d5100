import { formatUtc } from '../../base/timestamp.js';
import { surroundingsOf } from './attachments/attachment-kind.js';
import { readAttachments } from './attachments/read-attachments.js';
import { boundTree } from './bound-tree.js';
import { readBody } from './message-body.js';
import { readHuddle } from './read-huddle.js';
import type { SlackMessage } from './slack-message.js';

/** Slack allows 40,000 characters of text, and about as many in blocks and attachments. */
const MAX_LENGTH = 120_000;
const CUT = '[…]';

/**
 * The text that people see in a message, without its files, in the syntax of Slack's `text`: mentions and
 * links keep their ids and targets. See `readBody` for how text and blocks relate. Lines are never merged, or
 * left out because they also occur elsewhere. Only parts that Slack couldn't show either, such as blocks
 * nested 40 deep, are cut and marked `[…]`.
 */
export function readMessageText(message: SlackMessage): string {
  const { text = '', bot_id, subtype, comment: { comment = '' } = {} } = message;
  const blocks = boundTree(message.blocks ?? []);
  const attachments = boundTree(message.attachments ?? []);
  const isTyped = bot_id === undefined && subtype !== 'bot_message';
  const body = readBody({ text, blocks: blocks.tree, isTyped });
  const below = text.includes(comment) ? [] : [comment];
  const parts = [
    ...body,
    ...below,
    ...huddleLines(message),
    ...readAttachments(attachments.tree, surroundingsOf(message)),
  ];
  const whole = parts.join('\n');
  return cut(whole, blocks.isCut || attachments.isCut);
}

/** Slack renders a huddle from its room; the message itself has no text. */
function huddleLines(message: SlackMessage): string[] {
  const huddle = readHuddle(message);
  if (!huddle) return [];
  const { startedBy, startedAt, hasEnded, endedAt, people } = huddle;
  const by = startedBy === undefined ? '' : ` by <@${startedBy}>`;
  const from = startedAt === undefined ? '' : ` at ${formatUtc(startedAt)} UTC`;
  const until = endedAt === undefined ? '' : ` at ${formatUtc(endedAt)} UTC`;
  return [
    `Huddle started${by}${from}`,
    ...(people.length > 0 ? [`In the huddle: ${people.map((id) => `<@${id}>`).join(', ')}`] : []),
    ...(hasEnded ? [`Huddle ended${until}`] : []),
  ];
}

function cut(whole: string, isIncomplete: boolean): string {
  const isLong = whole.length > MAX_LENGTH;
  const kept = isLong ? whole.slice(0, MAX_LENGTH).toWellFormed() : whole;
  return isIncomplete || isLong ? `${kept}\n${CUT}` : kept;
}
