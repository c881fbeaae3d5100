import type { Entry } from '../state/entry.js';

/** `That explains it` and `out everywhere` say nothing to someone who wasn't there. */
const REFERS =
  /^(?:and |so |but |then |ok,? |yes,? )?(?:that|this|it|those|these|they|he|she|das|dies|es|eso|esto|ça|cela|isso)\b(?!['’]s (?:an?|the|not)\b| is (?:an?|the|not)\b)/i;
const WORDS_MIN = 2;
const REFERS_WORDS_MAX = 4;
/** A file without a word about it. */
const FILE_ONLY = /^File \S+$/;
/** Someone passed on a credential, which is nothing that a summary has to say. */
const REDACTED = /\[redacted: [^\]]{1,40}\]/;
/** `Remaining:` and `2. Set the price. 3.` were cut off from what they announce. */
const ANNOUNCES = /[:：]$|(?<!\S)\d{1,2}[.)]$/;
/** `99.3 % of… no, wait, that's before` takes back what it says; with a number after that, it's put right. */
const INTERRUPTED =
  /[,.…–—-] ?(?:no|nein|nee|não|non|нет)[,.…]? (?:wait|hang on|warte|moment|espera|attends|attendez|peraí|calma|подожди|стоп)(?!\p{L})[^\d]*$|(?:いや|あ)、?(?:待って|ちょっと待)[^\d]*$/iu;
const NUMBER = /^\d/;
/** `8 min.`, `Update 08:45`, `7 done`: without these, only a number is left. */
const BARE = new Set(
  '#minute #hour #update min mins sec done ready ok fertig erledigt listo hecho fait prêt feito pronto 済 完了'.split(
    ' ',
  ),
);

/** Whether someone who wasn't there understands it. */
export function standsAlone({ text, words, asked, isLabeled, line }: Entry): boolean {
  if (FILE_ONLY.test(text) || REDACTED.test(text) || ANNOUNCES.test(text)) return false;
  if (INTERRUPTED.test(text)) return false;
  if (asked || isLabeled || line.isKey || line.kind === 'change') return true;
  if (REFERS.test(text)) return words.size > REFERS_WORDS_MAX;
  return words.size >= WORDS_MIN && [...words].some((word) => !NUMBER.test(word) && !BARE.has(word));
}
