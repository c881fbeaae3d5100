import { formatUtc } from '../base/timestamp.js';
import type { NameOf } from '../incidents/names.js';
import type { EventFormat } from '../incidents/text-format.js';
import { statusWord } from './labels.js';
import { literal } from './literal.js';
import {
  clean,
  date,
  escapeText,
  httpsLink,
  label,
  plain,
  plainLabel,
  quoteInLine,
  truncate,
  user,
} from './text.js';
import { withDates } from './with-dates.js';

/** Plain text, with people by name and free text in full. */
export function plainEventFormat(nameOf: NameOf): EventFormat {
  return {
    person: nameOf,
    status: statusWord,
    name: (value) => plain(value, nameOf),
    text: (raw) => plain(raw, nameOf),
    dated: (raw) => plain(raw, nameOf),
    verbatim: clean,
    file: ({ name }) => clean(name),
    strong: (formatted) => formatted,
    hash: clean,
    time: (at) => `${formatUtc(at)} UTC`,
    icon: () => '',
  };
}

/** Maximum characters of free text on one line of a timeline. */
const TEXT_MAX = 300;

/** Enough to compare two hashes by eye, with the ellipsis. */
const HASH_MAX = 13;

const USER_ID = /^[UW][A-Z0-9_]{2,}$/;

/** mrkdwn, with mentions for people and the beginning of free text. */
export const mrkdwnEventFormat: EventFormat = {
  // Another program may have stored a name instead of an id.
  person: (userId) => (USER_ID.test(userId) ? user(userId) : label(userId)),
  status: (status) => label(statusWord(status)),
  name: label,
  text: (raw) => quoteInLine(raw, TEXT_MAX),
  dated: (raw) => withDates(quoteInLine(raw, TEXT_MAX)),
  verbatim: (text) => literal(escapeText(truncate(text, TEXT_MAX))),
  file: ({ name, permalink }) => fileLink(name, permalink),
  strong: (formatted) => `*${formatted}*`,
  hash: (value) => label(value, HASH_MAX),
  time: (at) => date(at),
  icon: (emoji) => `:${emoji}: `,
};

/** `|` and `>` would end the link early. */
function fileLink(name: string, permalink: string | undefined): string {
  const address = httpsLink(permalink);
  return address === undefined ? label(name) : `<${address.replaceAll('|', '%7C')}|${plainLabel(name)}>`;
}
