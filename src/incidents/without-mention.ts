/** Lines that quote another message. */
const QUOTED_LINES = /^(?:&gt;|>).*(?:\n|$)/gm;

/** Bold, italic or strikethrough, around the whole or only the mention. */
const MARKED = /^\s{0,3}([*_~])(?<inner>[^*_~\n]{1,4000})\1\s{0,3}$/;
const MARKS = '[*_~]{0,3}';

/** Text before the mention that can be ignored. */
const GREETING = /^(?:hey|hi|hello|yo)[\s,!.]{0,5}$/i;

/**
 * Removes mentions of someone from a message. `isAddressed`: the mention comes first or last, as in a
 * command, and not in the middle of a sentence.
 */
export function withoutMention(text: string, userId: string): { said: string; isAddressed: boolean } {
  const mention = new RegExp(`${MARKS}<@${userId}(?:\\|[^>]*)?>${MARKS}[:,]?`, 'g');
  const own = text.replace(QUOTED_LINES, '');
  const found = (MARKED.exec(own)?.groups?.inner ?? own).split(mention);
  const parts = found.map((part) => part.trim());
  const inner = parts.filter((part) => /[\p{L}\p{N}]/u.test(part) && !GREETING.test(part));
  const said = parts.filter((part) => part !== '').join(' ');
  return { said, isAddressed: found.length > 1 && inner.length <= 1 };
}
