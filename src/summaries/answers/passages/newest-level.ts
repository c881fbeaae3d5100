import { asksHowMany } from '../../language/asks-how-many.js';
import { conceptsIn } from '../../language/concepts.js';
import { clausesIn } from '../../language/statements.js';
import type { Entry, EntryKind, IncidentState } from '../../state/entry.js';
import type { Question } from '../question/read-question.js';
import { countsOutOf, totalIn } from './out-of.js';

/** Asks for a number from the past, or for a total. */
const PAST =
  /(?<!\p{L})(?:did|was|were|had|have been|has been|lost|total|ever|most|peak|worst|max|first|wurden?|waren|hatten?|haben|gab|insgesamt|fueron|hubo|eran|perdimos|perdieron|étaient|ont été|avait|a perdu|foram|eram|perdemos|tivemos)(?!\p{L})|ました|でした|最大|結局|最終|合計|全部で/iu;
const NOT_SAID: ReadonlySet<EntryKind> = new Set([
  'question',
  'hypothesis',
  'next',
  'proposal',
  'prohibition',
]);
/** Times, identifiers and numbered things aren't levels. */
const NO_LEVEL =
  /\d{1,2}:\d{2}|\d{1,2}h\d{0,2}|\d\.\d{1,3}\.\d|[\p{L}#]-?\d{1,9}|(?<!\p{L})(?:at|since|until|by|um|ab|seit|bis|a las|desde|à|às|v|version|node|halle|hall) \d{1,4}(?![\d:]|\s?%)/giu;
const LEVEL = /(\d[\d.,]{0,12})\s?(%|percent|prozent|ms|min|s(?!\p{L})|gb|tb|mb|k(?!\p{L}))?/iu;
const VERSION = /^\d{1,3}\.\d{1,2}$/;
const EMPTY = /(?<!\p{L})(?:empty|leer|vacía|vacío|vide|vazia|vazio)(?!\p{L})|空/iu;
/** Says how a level changes, not what it's a level of. */
const OF_A_LEVEL = conceptsIn(
  'left remaining still pending only total down up back drops dropping falling rising moving noch übrig offen nur quedan restan solo reste encore restam faltam ainda ok empty rate fehlerrate quote tasa taux taxa percent prozent',
);
/** Besides the words it shares and its number, a clause about the same level has few other words. */
const OTHERS_MAX = 2;

/**
 * The newest line of a series that a level belongs to, if the question asks how it is now: after `checkout error rate 38%`
 * and `checkout at 6% errors`, `checkout 0.4%`. Undefined if there's nothing newer.
 */
export function newestLevel(first: Entry, { entries }: IncidentState, question: Question): Entry | undefined {
  if (!(asksHowMany(question.text) || question.isNow) || PAST.test(question.text)) return undefined;
  const stated = clausesIn(first.text).find((clause) => levelIn(clause) !== undefined);
  const unit = stated === undefined ? undefined : levelIn(stated);
  if (stated === undefined || unit === undefined || (unit !== '' && asksHowMany(question.text)))
    return undefined;
  const total = totalIn(stated);
  let last = { entry: first, words: wordsOf(stated) };
  const asked = new Set(question.wanted.flatMap(({ forms }) => [...forms.keys()]));
  for (const entry of entries) {
    if (
      entry.place <= last.entry.place ||
      entry.line.kind === 'bot' ||
      NOT_SAID.has(entry.kind) ||
      entry.fate === 'withdrawn'
    )
      continue;
    const isSoon = entry.place - last.entry.place <= SOON;
    // Splitting every statement of a long record into clauses would take too long.
    if (!(isSoon || total !== undefined || [...entry.words].some((word) => last.words.has(word)))) continue;
    const clause = clausesIn(entry.text).find(
      (one) => countsOutOf(one, total) ?? continues(one, { words: last.words, asked, unit, isSoon }),
    );
    if (clause !== undefined)
      last = { entry, words: wordsOf(clause).size === 0 ? last.words : wordsOf(clause) };
  }
  return last.entry === first ? undefined : last.entry;
}

/** A bare number continues a series within this many lines. */
const SOON = 3;

interface Series {
  /** The words of its last clause, and those of the question. */
  words: ReadonlySet<string>;
  asked: ReadonlySet<string>;
  unit: string;
  isSoon: boolean;
}

/** Whether a statement has a number that may change. */
export function hasLevel({ text }: Pick<Entry, 'text'>): boolean {
  return clausesIn(text).some((clause) => levelIn(clause) !== undefined);
}

function continues(clause: string, { words, asked, unit, isSoon }: Series): boolean {
  const own = levelIn(clause) ?? (EMPTY.test(clause) ? '' : undefined);
  if (own !== unit) return false;
  const all = [...wordsOf(clause)];
  if (all.length === 0) return isSoon;
  const others = all.filter((word) => !words.has(word) && !OF_A_LEVEL.has(word));
  if (others.length > OTHERS_MAX || all.every((word) => !words.has(word))) return false;
  // `Checkout queue 15,000` isn't about the mail queue.
  const named = [...words].filter((word) => asked.has(word) && !OF_A_LEVEL.has(word));
  return others.length === 0 || named.every((word) => all.includes(word));
}

/** The unit of a text's number, empty for a count. Undefined without a number. */
function levelIn(text: string): string | undefined {
  const [found, number = '', unit = ''] = LEVEL.exec(text.replace(NO_LEVEL, ' ')) ?? [];
  if (found === undefined || (unit === '' && VERSION.test(number))) return undefined;
  return unit.toLowerCase().replace(/^p.*/, '%');
}

function wordsOf(text: string): Set<string> {
  return new Set([...conceptsIn(text)].filter((word) => !/^\d/.test(word)));
}
