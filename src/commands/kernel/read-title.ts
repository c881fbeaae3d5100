import { UsageError } from '../../base/errors.js';
import { TITLE_MAX } from '../../incidents/records/incident.js';
import { plain } from '../../views/text.js';

/** Reads the title of an incident, as stored: plain text on one line. Throws UsageError when it's empty or too long. */
export function readTitle(text: string): string {
  const title = plain(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^["“”„«](.*)["“”»]$/, '$1')
    .trim();
  if (title === '') throw new UsageError('Add a title, such as "checkout fails in the EU".');
  if (title.length > TITLE_MAX) {
    throw new UsageError(
      `A title is limited to ${TITLE_MAX} characters (yours has ${title.length}). Post the details in the incident channel.`,
    );
  }
  return title;
}
