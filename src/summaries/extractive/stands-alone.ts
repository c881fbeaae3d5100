import type { Entry } from '../state/entry.js';

/** `That explains it` and `out everywhere` say nothing to someone who wasn't there. */
const REFERS =
  /^(?:and |so |but |then |ok,? |yes,? )?(?:that|this|it|those|these|they|he|she|das|dies|es|eso|esto|ça|cela|isso)\b(?!['’]s (?:an?|the|not)\b| is (?:an?|the|not)\b)/i;
const WORDS_MIN = 2;
const REFERS_WORDS_MAX = 4;
/** A file without a word about it. */
const FILE_ONLY = /^File \S+$/;
/** `token=[redacted: slack token]`: without what was removed, a name at most is left. */
const REDACTED_ONLY = /^(?:[\w.-]{1,40}\s?[=:]?\s?)?\[redacted: [^\]]{1,40}\]$/;
/** `Remaining:` and `2. Set the price. 3.` were cut off from what they announce. */
const ANNOUNCES = /[:：]$|(?<!\S)\d{1,2}[.)]$/;
const NUMBER = /^\d/;

/** Whether someone who wasn't there understands it. */
export function standsAlone({ text, words, asked, isLabeled, line }: Entry): boolean {
  if (FILE_ONLY.test(text) || REDACTED_ONLY.test(text) || ANNOUNCES.test(text)) return false;
  if (asked || isLabeled || line.isKey || line.kind === 'change') return true;
  if (REFERS.test(text)) return words.size > REFERS_WORDS_MAX;
  return words.size >= WORDS_MIN && [...words].some((word) => !NUMBER.test(word));
}
