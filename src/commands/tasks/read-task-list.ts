import { UsageError } from '../../base/errors.js';

/** Adding more would take longer than Slack waits for an answer. */
const LISTED_MAX = 10;

/** `- call the vendor`, `2. call the vendor` or `[ ] call the vendor`. */
const ITEM = /^\s{0,9}(?:[-*•◦▪–—]\s{1,9}(?:\[ ?\]\s{1,9})?|\d{1,2}[.)]\s{1,9}|\[ ?\]\s{1,9})(\S.*)$/u;
/** What introduces the items. */
const LEAD = /^\s{0,9}(?:(?:add|new)\b)?:?\s{0,9}$/i;

/** The texts of a pasted list, one task each; undefined for anything else. Throws UsageError for too many. */
export function readTaskList(typed: string): string[] | undefined {
  const [first = '', ...more] = typed.split('\n');
  const lines = [first.replace(/^\s{0,9}(?:add|new):?\s{1,9}(?=\S)/i, ''), ...more];
  const written = lines.filter((line, i) => line.trim() !== '' && !(i === 0 && LEAD.test(line)));
  const items = written.flatMap((line) => ITEM.exec(line)?.[1]?.trim() ?? []);
  if (items.length < 2 || items.length < written.length) return undefined;
  if (items.length <= LISTED_MAX) return items;
  throw new UsageError(
    `You can add up to ${LISTED_MAX} tasks at a time (yours has ${items.length}), so nothing was done. Split the list, and run \`/incident task\` for each part.`,
  );
}
