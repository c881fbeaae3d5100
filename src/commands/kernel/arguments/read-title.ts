import { UsageError } from '../../../base/errors.js';
import { TITLE_MAX } from '../../../incidents/records/incident.js';
import type { RequestDeps } from '../request-deps.js';
import { plainWords } from './plain-words.js';

/**
 * Reads the title of an incident, as stored: plain text on one line, with names where people, channels and user groups
 * are mentioned. Throws UsageError, with an example of the same command, when it's empty or too long.
 */
export async function readTitle(
  deps: Pick<RequestDeps, 'slack'>,
  text: string,
  example = '/incident declare P1 checkout fails',
): Promise<string> {
  const title = withoutQuotes((await plainWords(deps, text)).replace(LEADING_DASHES, ''));
  if (title === '') throw new UsageError(`Add a title, as in \`${example}\`.`);
  if (title.length > TITLE_MAX) {
    throw new UsageError(
      `A title is limited to ${TITLE_MAX} characters (yours has ${title.length}). Use a short one, as in \`${example}\`, and post the details in the incident channel.`,
    );
  }
  return title;
}

/** `declare P1 - checkout fails`; `-5 %` begins with a number. */
const LEADING_DASHES = /^(?:[-\p{Pd}]{1,3}\s{1,3}){1,3}/u;

/** The severity may have been inside the quotes, so one of them may be alone. */
function withoutQuotes(title: string): string {
  const isQuoted = /^["“”„«]/.test(title) || !/["“„«]./.test(title);
  return isQuoted
    ? title
        .replace(/^["“”„«]/, '')
        .replace(/["“”»]$/, '')
        .trim()
    : title;
}
