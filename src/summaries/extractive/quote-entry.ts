import { sharedWords } from '../content-words.js';
import { conceptsIn } from '../language/concepts.js';
import { cuesIn } from '../language/cues-in.js';
import { languageOf } from '../language/language-of.js';
import { statementsOf } from '../language/statements.js';
import type { Entry } from '../state/entry.js';
import { recounts } from '../state/fates/replace-wording.js';
import { beginsAnswer } from '../state/reading/begins-answer.js';
import { offers } from '../state/reading/offers.js';
import { capitalized } from './capitalized.js';

/** The maximum length of one statement, in characters. */
export const LONGEST = 200;
const ASKED_MAX = 90;
/** A shorter reply makes no sense without the message it replies to. */
const SHORT = 28;
const REPEATED_MIN = 2;
/** Filler words at the start of a message. */
const FILLER =
  /^(?:(?:ok|okay|oh|uh|um|hm+|ha|well|so|fwiw|yes|yep|yup|yeah|right|also|and|btw|update|fyi|that['’]?s it|das ist es|c['’]est ça|eso es|é isso|ja|ok|also|naja|moin|bueno|vale|sí|alors|bon|oui|então|bom|sim|はい|了解)[,.:!…]{1,3}\s|(?:okay|ok|yep|yup|yeah|hm+|oh)\s(?=\p{L}))/iu;
/** Adds nothing at the end of one either. */
const TRAILING = /\s(?:hm+|lol|lmao|haha|tho)[.!…]{0,3}$/iu;

export function withoutFiller(text: string): string {
  return text.replace(FILLER, '').replace(TRAILING, '');
}

/** Quotes an entry: as many whole sentences as fit, with the speaker where it matters. */
export function quoteEntry(entry: Entry): string {
  const { text, line, kind, asked } = entry;
  const said = shorten(withoutFiller(text));
  const quote = capitalized(said);
  if (asked && quotesAsked(entry))
    return `“${capitalized(shorten(asked.text, ASKED_MAX))}” ${line.who}: ${quote}`;
  if (kind === 'hypothesis') return `Suspected by ${line.who}: ${quote}`;
  return isPersonal(said) ? `${line.who}: “${quote}”` : quote;
}

/** Whether the quote begins with what the entry answers. */
export function quotesAsked(entry: Entry): boolean {
  return entry.asked !== undefined && needs(entry.asked, entry);
}

/** Whether an entry makes no sense without what it answers or puts right. */
function needs(asked: { text: string }, entry: Entry): boolean {
  const { text, kind } = entry;
  if (text.length < SHORT || isBare(text) || beginsAnswer(text)) return true;
  if (kind === 'ruledOut') return !saysNo(text);
  return recounts(entry) || (offers({ isQuestion: true, text: asked.text }, text) && !repeats(entry, asked));
}

/** `I'll ask the provider today` says what it's about, as `who asks the provider?` did. */
function repeats({ words }: Entry, asked: { text: string }): boolean {
  return sharedWords(words, conceptsIn(asked.text)) >= REPEATED_MIN;
}

/** Whether a statement contains a denial. `The parser is the same everywhere` doesn't say what it rules out. */
function saysNo(text: string): boolean {
  return cuesIn(text, languageOf(text)).hasAny('negation', 'ruledOut', 'correction');
}

/** Whether an answer needs its question to make sense: `No. Staging only.` */
function isBare(text: string): boolean {
  return cuesIn(text.slice(0, 12), languageOf(text)).has('negation');
}

/** Needs the speaker's name to be understood. */
const FIRST_PERSON =
  /(?<![\p{L}\p{N}])(?:I|I'm|I've|I'll|I'd|i'm|i'll|i've|my|me|mine|[Ii]ch|mir|[Mm]ein|mach ich|[Yy]o|mi|[Jj]e|[Jj]'ai|moi|[Ee]u|meu|[Яя])(?![\p{L}\p{N}])|私|僕/u;

function isPersonal(text: string): boolean {
  return FIRST_PERSON.test(text.replaceAll('’', "'"));
}

/** Keeps as many whole sentences as fit. If not even the first fits, cuts its last clauses. */
export function shorten(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text;
  const statements = statementsOf(text);
  let quote = '';
  for (const { text: sentence } of statements) {
    const longer = quote === '' ? sentence : `${quote} ${sentence}`;
    if (longer.length > longest) break;
    quote = longer;
  }
  return quote === '' ? cut(statements[0]?.text ?? text, longest) : quote;
}

/** Cuts at the end of a clause, but never before a negation that belongs to the kept part. */
function cut(sentence: string, longest: number): string {
  const ends = [...sentence.matchAll(/[,;:–—)]\s/g)]
    .map(({ index }) => index)
    .filter((index) => index > longest / 3 && index < longest);
  const at = ends.at(-1) ?? sentence.lastIndexOf(' ', longest);
  const [kept, lost] = [sentence.slice(0, at), sentence.slice(at)];
  if (cuesIn(lost).has('negation') && !cuesIn(kept).has('negation'))
    return `${sentence.slice(0, longest + 60).toWellFormed()}…`;
  return `${kept.toWellFormed()}…`;
}
