import { escapeMarkupOnce } from '../../base/escape-markup.js';
import { isJsonFields, textIn } from './untrusted-json.js';

/** The text types that Slack shows as they are; `mrkdwn` is markup and escaped already. */
const PLAIN = ['plain_text', 'raw_text', 'raw_number'];

/** The markup of a text object, or of a plain string in its place. */
export function readTextObject(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!isJsonFields(value)) return '';
  const text = textIn(value, 'text') || textIn(value, 'value');
  return PLAIN.includes(textIn(value, 'type')) ? escapeMarkupOnce(text) : text;
}
