import type { Argument } from '../../kernel/arguments.js';
import { person } from '../../kernel/people-argument.js';
import { readUser } from '../../kernel/vocabulary.js';

const first = person({ position: 'first', plainNames: true });
const signed = person();

/** The person at the beginning, also after `to`, by mention or name; else someone who is mentioned in the note. */
export const newCommander: Argument<string | undefined> = {
  async take(reader, context) {
    const [word = '', next = ''] = reader.remaining;
    const isTo =
      /^(?:to|for)$/i.test(word) && (readUser(next) !== undefined || /^\p{Lu}|^@|^me$/u.test(next));
    if (isTo) reader.next();
    return (await first.take(reader, context)) ?? signed.take(reader, context);
  },
};
