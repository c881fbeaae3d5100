import { contentWordList } from '../../content-words.js';
import { flatMapYielding } from '../../flat-map-yielding.js';
import { conceptsIn } from '../../language/concepts.js';
import { languageOf } from '../../language/language-of.js';
import type { IncidentState } from '../../state/entry.js';
import { STOP_WORDS_OF } from '../../stop-words.js';
import { asksForNewest } from './asks-for-newest.js';
import { lettersOf } from './letters.js';
import { plainQuestion } from './plain-question.js';
import type { QuestionType } from './question-patterns.js';
import { questionTypeOf, withoutType } from './question-type.js';
import { type Wanted, wantedFor } from './wanted.js';

export interface Question {
  text: string;
  type: QuestionType;
  wanted: readonly Wanted[];
  /** Its trigrams, without the words that only ask. */
  letters: ReadonlySet<string>;
  /** Asks about now, so the newest line counts most. */
  isNow: boolean;
  /** Asked in a language other than the record's main one. */
  isOther: boolean;
}

/** Words that don't narrow down what's asked for. */
const GENERIC =
  /(?<!\p{L})(?:how (?:long|high|low|bad|big|large|far|many|much|often|fast|slow|full)|wie (?:lange?|hoch|groß|weit|oft|schlimm|voll)|pls|plz|please|bitte|porfa|por favor|svp|s'il (?:te|vous) pla[iî]t|thx|thanks|say|says|said|tell|tells|told|think|thinks|anyone|anybody|someone|somebody|everyone|everybody|people|thing|things|happen(?:s|ed|ing)?|exactly|actually|really|already|currently|right now|at the moment|so far|incident|outage|kind of|(?:at|in) the (?:start|end|beginning)|finally|final|in total|total|overall|insgesamt|gesamt|am ende|letztlich|al final|en total|au final|au total|no final|no total|afinal|jemand\w{0,2}|gesagt|sagen|sagt|passiert|eigentlich|genau|aktuell|momentan|bisher|vorfall|alguien|dijo|quelqu'un|dit|alguém|disse|there|wir|we|who|whom|whose|what|what's|when|where|why|which|how|far|turn|turned|owe|goes|went|gave|come|comes|came|wer|wem|wen|wann|wo|woran|wodurch|woher|lag|lags|liegt|liegts|ligts|denn|nun|warum|wieso|weshalb|wie|wieviele?|viele?|ppl|lange?|groß|gehen|geht|kommt|macht|machen|qui[eé]n(?:es)?|cu[aá]n[dt][oa]s?|d[oó]nde|qu[eé]|cu[aá]l(?:es)?|quel(?:le)?s?|qual|quais|welche[rnsm]?|hacemos|tiempo|pourquoi|combien|quand|quanto|quantas?)(?!\p{L})|何[件人通台度時]?|誰|なぜ|いつ|どう|どの|どこ|結局|最終(?:的に)?/giu;

/** More words than any question needs. */
const WORDS_MAX = 24;

/** Reads a question: its type, and how the record words each of its terms. */
export async function readQuestion(asked: string, state: IncidentState): Promise<Question> {
  const counts = await countsOf(state);
  const text = withAbbreviations(plainQuestion(asked), counts);
  const type = questionTypeOf(text);
  const words = [...wordsOf(withoutType(text, type).replace(GENERIC, ' '))].slice(0, WORDS_MAX);
  const isOther = isOtherLanguage(text, state);
  const wanted = await flatMapYielding(words, ([word, raw]) =>
    wantedFor(word, { raw, counts, entries: state.entries.length, isOther }),
  );
  return {
    text,
    type,
    wanted: [...wanted, ...counterIn(text)],
    letters: lettersOf(text.replace(GENERIC, ' ')),
    isNow: asksForNewest(text, type),
    isOther,
  };
}

const TWO_LETTERS = /(?<![\p{L}\p{N}'’.-])[a-z]{2}(?![\p{L}\p{N}'’.-])/gu;
/** Lower-case pronouns that would match an abbreviation, such as `US`. */
const PRONOUNS = ['us', 'he', 'me'];

/** `eu` in a question means the record's `EU`; other two-letter words are grammar. */
function withAbbreviations(text: string, counts: ReadonlyMap<string, number>): string {
  const language = languageOf(text);
  const grammar = new Set([...PRONOUNS, ...(language === undefined ? [] : stopWordsOf(language))]);
  return text.replace(TWO_LETTERS, (word) =>
    counts.has(word) && !grammar.has(word) ? word.toUpperCase() : word,
  );
}

function stopWordsOf(language: string): Iterable<string> {
  return Object.entries(STOP_WORDS_OF).find(([name]) => name === language)?.[1] ?? [];
}

/** Each concept in a question, with the word used for it. */
function wordsOf(text: string): Map<string, string> {
  return new Map(
    [...conceptsIn(text)].map((word) => [word, word.startsWith('#') ? rawOf(word, text) : word]),
  );
}

function rawOf(concept: string, text: string): string {
  return contentWordList(text).find((raw) => conceptsIn(raw).has(concept)) ?? concept;
}

const COUNTER = /何([件人通台度分時日本個社枚])/u;

function counterIn(text: string): Wanted[] {
  const word = COUNTER.exec(text)?.[1];
  if (word === undefined) return [];
  const pattern = new RegExp(`\\d${word}`, 'u');
  return [{ word, pattern, forms: new Map(), kinds: [], cues: [], weight: 1, isUnknown: false }];
}

/** Enough lines to determine a record's language. */
const LINES_READ = 60;

function isOtherLanguage(text: string, { lines }: IncidentState): boolean {
  const own = languageOf(text);
  const said = lines.slice(0, LINES_READ).map((line) => languageOf(line.text));
  const known = said.filter((language) => language !== undefined);
  return own !== undefined && known.filter((language) => language === own).length < known.length / 3;
}

/** For each word, the number of statements that have it, plus the number of authors named by it. */
async function countsOf({ entries, lines }: IncidentState): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const count = (words: Iterable<string>): [] => {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    return [];
  };
  await flatMapYielding(entries, ({ words }) => count(words));
  for (const who of new Set(lines.map((line) => line.who))) count(conceptsIn(who));
  return counts;
}
