/** What someone replies to, above their own words. */
const QUOTED_LINES = /^(?:&gt;|>).*(?:\n|$)/gm;

/** Before the mention, it's as if there were nothing. */
const GREETING = /^(?:hey|hi|hello|yo)[\s,!.]{0,5}$/i;

/**
 * A message without its mentions of someone. `isAddressed`: the mention comes first or last, as in an order, and not in
 * the middle of a sentence.
 */
export function withoutMention(text: string, userId: string): { said: string; isAddressed: boolean } {
  const mention = new RegExp(`<@${userId}(?:\\|[^>]*)?>[:,]?`, 'g');
  const found = text.replace(QUOTED_LINES, '').split(mention);
  const parts = found.map((part) => part.trim());
  const inner = parts.filter((part) => /[\p{L}\p{N}]/u.test(part) && !GREETING.test(part));
  const said = parts.filter((part) => part !== '').join(' ');
  return { said, isAddressed: found.length > 1 && inner.length <= 1 };
}
