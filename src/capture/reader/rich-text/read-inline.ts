import { escapeMarkup } from '../../../base/escape-markup.js';
import { link } from '../slack-markup.js';
import { readTextObject } from '../text-object.js';
import { firstTextIn, isJsonFields, type JsonFields, textIn } from '../untrusted-json.js';
import { formatSlackDate } from './format-slack-date.js';
import { joinStyled, styleOf } from './text-style.js';

type InlineReader = (element: JsonFields) => string;

/** The inline elements of a line of rich text, in the syntax of Slack's `text`. */
const READERS: Readonly<Record<string, InlineReader>> = {
  text: (element) => escapeMarkup(textIn(element, 'text')),
  link: readReference,
  user: (element) => `<@${textIn(element, 'user_id')}>`,
  canvas_user_mention: (element) => `<@${textIn(element, 'user_id')}>`,
  channel: (element) => `<#${textIn(element, 'channel_id')}>`,
  usergroup: (element) => `<!subteam^${textIn(element, 'usergroup_id')}>`,
  broadcast: (element) => `<!${textIn(element, 'range')}>`,
  team: (element) => `@${textIn(element, 'team_id')}`,
  emoji: readEmoji,
  color: (element) => escapeMarkup(textIn(element, 'value')),
  date: readDate,
  tag: (element) => escapeMarkup(textIn(element, 'text')),
  canvas: (element) => readReference(element) || 'a canvas',
  file: (element) => readReference(element) || 'a file',
  list_record: (element) => readReference(element) || 'a list item',
  message_mention: (element) => readReference(element) || `a message in <#${textIn(element, 'channel_id')}>`,
  canvas_message_unfurl: (element) => `a message in <#${textIn(element, 'root_message_channel')}>`,
  salesforce_data_field: (element) =>
    escapeMarkup(firstTextIn(element, ['salesforce_field_label', 'salesforce_field_api_name'])),
  mrkdwn: readTextObject,
  plain_text: readTextObject,
};

/** Joins the elements of one line. */
export function readInlineElements(elements: readonly unknown[]): string {
  const pieces = elements
    .filter(isJsonFields)
    .map((element) => ({ text: readInline(element), style: styleOf(element) }));
  return joinStyled(pieces.filter(({ text }) => text !== ''));
}

function readInline(element: JsonFields): string {
  const type = textIn(element, 'type');
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (read) return read(element);
  return Array.isArray(element.elements) ? readInlineElements(element.elements) : readReference(element);
}

/**
 * Links, mentions of things with a URL, and elements that Slack adds later: any field that identifies them.
 */
function readReference(element: JsonFields): string {
  const label = firstTextIn(element, ['text', 'label', 'fallback', 'alt_text', 'title', 'name', 'value']);
  const shown = label === '' ? readTextObject(element.text) : escapeMarkup(label);
  return link(textIn(element, 'url'), shown) || shown;
}

function readEmoji(element: JsonFields): string {
  const name = textIn(element, 'name');
  if (name === '') return readCodePoints(textIn(element, 'unicode'));
  const tone = textIn(element, 'skin_tone');
  return tone === '' ? `:${name}:` : `:${name}::skin-tone-${tone}:`;
}

const CODE_POINTS = /^[0-9a-f]{1,5}(?:-[0-9a-f]{1,5}){0,15}$/i;

/** `1f44d-1f3fb` */
function readCodePoints(hex: string): string {
  if (!CODE_POINTS.test(hex)) return '';
  return hex
    .split('-')
    .map((code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .join('')
    .toWellFormed();
}

function readDate(element: JsonFields): string {
  const { timestamp } = element;
  const fallback = textIn(element, 'fallback');
  const date = fallback.trim() || formatSlackDate(Number(timestamp), textIn(element, 'format'));
  return link(textIn(element, 'url'), escapeMarkup(date)) || escapeMarkup(date);
}
