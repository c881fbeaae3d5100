/** `payments, search and mailer`: items as a sentence lists them; empty if there are none. */
export function listWords(items: readonly string[], before: 'and' | 'or' = 'and'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${before} ${last}`;
}
