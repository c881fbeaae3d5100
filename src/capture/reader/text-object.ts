import { escapeMarkupOnce } from '../../base/escape-markup.js';
import { isJsonFields, textIn } from './untrusted-json.js';

/** Text types that Slack shows verbatim; `mrkdwn` is markup and already escaped. */
const PLAIN = ['plain_text', 'raw_text', 'raw_number'];

/** The markup of a text object, or of a plain string in its place. */
export function readTextObject(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!isJsonFields(value)) return '';
  const text = textIn(value, 'text') || textIn(value, 'value');
  return PLAIN.includes(textIn(value, 'type')) ? escapeMarkupOnce(text) : text;
}
