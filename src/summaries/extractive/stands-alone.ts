import type { Entry } from '../state/entry.js';
import { withoutFiller } from './quote-entry.js';

/** `That explains it` and `out everywhere` mean nothing to someone who wasn't there. */
const REFERS =
  /^(?:and |so |but |then |ok,? |yes,? )?(?:that|this|it|those|these|they|he|she|das|dies|es|eso|esto|ça|cela|isso)\b(?!['’]s (?:an?|the|not)\b| is (?:an?|the|not)\b)/i;
/** `Das Zertifikat ist abgelaufen` begins with an article, whether or not its noun has a capital. */
const ARTICLE =
  /^das \p{Lu}|^das (?!(?:ist|sind|war|waren|hat|haben|hatte|kann|könnte|muss|wird|würde|wäre|geht|ging|läuft|liegt|lag|kommt|kam|hier|auch|dann|schon|nicht|alles|wars?)\b)\p{L}[\p{L}-]{2,30} (?:ist|sind|war|waren|hat|hatte|wurde|wird|läuft|lief|geht|ging|kann|konnte|fehlt|fehlte|antwortet|hängt|für|von|vom|im|in|auf|des|der|am|an|beim)(?!\p{L})/u;
const WORDS_MIN = 2;
const REFERS_WORDS_MAX = 4;
/** A file without any text. */
const FILE_ONLY = /^File \S+$/;
/** Someone shared a credential, which has no place in a summary. */
const REDACTED = /\[redacted: [^\]]{1,40}\]/;
/** `Remaining:` and `2. Set the price. 3.` were cut off from what follows. */
const ANNOUNCES = /[:：]$|(?<!\S)\d{1,2}[.)]$/;
/** `99.3 % of… no, wait, that's before` takes itself back; with a number after that, it's corrected. */
const INTERRUPTED =
  /[,.…–—-] ?(?:no|nein|nee|não|non|нет)[,.…]? (?:wait|hang on|warte|moment|espera|attends|attendez|peraí|calma|подожди|стоп)(?!\p{L})[^\d]*$|(?:いや|あ)、?(?:待って|ちょっと待)[^\d]*$/iu;
const NUMBER = /^\d/;
/** Without these words, only a number is left: `8 min.`, `Update 08:45`, `7 done`. */
const BARE = new Set(
  '#minute #hour #update min mins sec done ready ok fertig erledigt listo hecho fait prêt feito pronto 済 完了 someth anyth noth else andere otra cosa autre chose outra coisa'.split(
    ' ',
  ),
);

/** `No idea yet`, `aún no lo sabemos`: says nothing without what isn't known. */
const KNOWS_NOT =
  /(?<!\p{L})(?:know|idea|idk|dunno|weiß|wissen|ahnung|sabemos|sabe|sé|sait|sais|savons|sei|знаю|знаем)(?!\p{L})|(?:わか|分か)(?:り|ら)|不明/iu;
const KNOWS_NOT_MAX = 24;

/** Whether someone who wasn't there would understand a statement. */
export function standsAlone({ kind, text, words, cues, asked, isLabeled, line }: Entry): boolean {
  if (FILE_ONLY.test(text) || REDACTED.test(text) || ANNOUNCES.test(text)) return false;
  if (INTERRUPTED.test(text)) return false;
  if (asked || isLabeled || line.isKey || line.kind === 'change') return true;
  if (cues.has('unknown') && text.length <= KNOWS_NOT_MAX && KNOWS_NOT.test(text)) return false;
  const plain = withoutFiller(text);
  if (REFERS.test(plain) && !ARTICLE.test(uncapitalized(plain))) return words.size > REFERS_WORDS_MAX;
  const needed = kind === 'ruledOut' ? 1 : WORDS_MIN;
  return words.size >= needed && [...words].some((word) => !NUMBER.test(word) && !BARE.has(word));
}

function uncapitalized(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
