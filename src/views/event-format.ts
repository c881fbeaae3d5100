import type { EventFormat } from '../incidents/event-catalog.js';
import type { NameOf } from '../incidents/names.js';
import { statusWord } from './labels.js';
import { cutMarkup, label, plain, quote, user } from './text.js';

/** Plain text, with people by name and free text in full. */
export function plainEventFormat(nameOf: NameOf): EventFormat {
  return {
    person: nameOf,
    status: statusWord,
    name: (value) => plain(value, nameOf),
    text: (raw) => plain(raw, nameOf),
    strong: (formatted) => formatted,
    icon: () => '',
  };
}

/** Characters of free text on one line of a timeline. */
const TEXT_MAX = 300;

const USER_ID = /^[A-Z0-9_]+$/;

/** mrkdwn, with mentions for people and the beginning of free text. */
export const mrkdwnEventFormat: EventFormat = {
  // Another program may have stored a name where an id belongs.
  person: (userId) => (USER_ID.test(userId) ? user(userId) : label(userId)),
  status: (status) => label(statusWord(status)),
  name: label,
  text: (raw) => cutMarkup(quote(raw), TEXT_MAX),
  strong: (formatted) => `*${formatted}*`,
  icon: (emoji) => `:${emoji}: `,
};
