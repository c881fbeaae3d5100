import { readParts } from '../blocks/read-parts.js';
import { formatSlackDate } from '../rich-text/format-slack-date.js';
import { link } from '../slack-markup.js';
import { type JsonFields, objectsIn, textIn } from '../untrusted-json.js';

/** Reads the fields that Slack shows above an attachment's text. */
export function readLegacyHead(attachment: JsonFields): string[] {
  return [
    textIn(attachment, 'pretext'),
    textIn(attachment, 'service_name'),
    link(textIn(attachment, 'author_link'), textIn(attachment, 'author_name')),
    readLegacyTitle(attachment),
  ];
}

export function readLegacyTitle(attachment: JsonFields): string {
  return link(textIn(attachment, 'title_link'), textIn(attachment, 'title'));
}

/** Reads the fields that Slack shows below an attachment's text. */
export function readLegacyTail(attachment: JsonFields): string[] {
  return [
    ...readLegacyFields(attachment),
    textIn(attachment, 'alt_text'),
    ...readParts(attachment.actions),
    readFooter(attachment),
  ];
}

/** A title and its value are on the same line: `Acknowledged: no`. */
export function readLegacyFields(attachment: JsonFields): string[] {
  return objectsIn(attachment, 'fields').map((field) => {
    const title = textIn(field, 'title').trim();
    const value = readValue(field).trim();
    if (title === '' || value === '') return title || value;
    return title.endsWith(':') ? `${title} ${value}` : `${title}: ${value}`;
  });
}

/** Some apps send booleans as JSON values. */
function readValue(field: JsonFields): string {
  return typeof field.value === 'boolean' ? String(field.value) : textIn(field, 'value');
}

/** Slack shows `ts` next to the footer; alerts use it for the time at which they began. */
function readFooter(attachment: JsonFields): string {
  const time = formatSlackDate(Math.trunc(Number(textIn(attachment, 'ts') || Number.NaN)), '');
  return [textIn(attachment, 'footer'), time].filter((part) => part.trim() !== '').join(' · ');
}
