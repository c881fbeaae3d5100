import { cuesIn } from '../../language/cues-in.js';
import { languageOf } from '../../language/language-of.js';
import { labelOf } from '../../state/reading/label-of.js';
import type { Assertion, Piece } from '../record/evidence.js';
import { isOtherLanguage } from '../record/is-supported.js';
import { sharedStems } from '../record/shared-stems.js';
import { isSpokenDeed } from './spoken-deed.js';

interface Compared {
  assertions: readonly Assertion[];
  pieces: readonly Piece[];
}

/** Whether the claim reports something as done that its sources only propose or announce. */
export function takesPlanAsDone({ assertions, pieces }: Compared): boolean {
  return assertions.some(({ cues, best, text, words }) => {
    if (!saysPast(text, cues) || cues.has('plan') || best.length === 0 || isSpokenDeed(text)) return false;
    return (
      best.every((piece) => isPlanned(piece, text)) && !pieces.some((piece) => reports(piece, text, words))
    );
  });
}

/** `A shared mailbox` isn't past. */
const ADJECTIVE = /\b(?:an?|the|any|all|every|their|its|our|with|for|of)\s\p{L}{2,20}ed\b(?=\s\p{L})/giu;

/** German writes nouns such as `Minuten` with a capital, so they aren't mistaken for past tense. */
const NOUN = /\p{Lu}[\p{L}-]{1,40}/gu;

function saysPast(text: string, cues: Assertion['cues']): boolean {
  if (!cues.has('past')) return false;
  const language = languageOf(text);
  const verbs = language === 'de' ? text.replace(NOUN, ' ') : text.replace(ADJECTIVE, ' ');
  return cuesIn(verbs, language).has('past');
}

/** Whether another cited line reports it as done, in another language or with most of the words. */
function reports(piece: Piece, claimed: string, words: ReadonlySet<string>): boolean {
  if (!piece.cues.hasAny('done', 'past', 'present') || isPlanned(piece, claimed)) return false;
  const shared = sharedStems(words, piece.words);
  return isOtherLanguage(claimed, piece.line.text) ? shared > 0 : shared >= words.size * MOST;
}

const MOST = 0.5;

/** `I could announce the routes by force`, `consider splitting it`. */
const WEIGHS =
  /(?<!\p{L})(?:(?:I|we|you|one) could(?! (?:n['’]t|not|see|tell))|consider(?:ing)?|(?:ich|wir|man) könnten?|(?:podríamos|podría|se podría)|(?:je|on|nous) (?:pourrais|pourrait|pourrions)|(?:poderíamos|poderia|dá pra|dava pra))(?!\p{L})|(?:こと|の)も(?:でき|可能)/iu;

const ALREADY = /\b(?:already|done|bereits|schon|erledigt|ya|hecho|déjà|fait|já|feito)\b|済/i;

function isPlanned({ line, statement, text, cues: own }: Piece, claimed: string): boolean {
  const { cues, heading } = statement;
  const isListed = heading?.hasAny('next', 'plan', 'proposal') || labelOf(line.text)?.kind === 'next';
  if (isListed) return !ALREADY.test(text);
  if (own.has('plan') && !own.has('past')) return true;
  // Nobody plans that something fails, whatever else they say with it.
  if (cues.has('done') || own.hasAny('past', 'failure')) return false;
  if (cues.hasAny('plan', 'proposal', 'request', 'next') || WEIGHS.test(text)) return true;
  return isBaseForm(text, claimed);
}

/** The claim has `reverted` and its source only `revert`, which asks someone to do it. */
function isBaseForm(said: string, claimed: string): boolean {
  const all = said.toLowerCase().match(/[a-z]+/g) ?? [];
  const words = new Set(all);
  const first = all.slice(0, 2);
  const participles = claimed.toLowerCase().match(/\b[a-z]{3,20}ed\b/g) ?? [];
  return participles.some((word) => {
    const bases = [word.slice(0, -2), word.slice(0, -1), word.slice(0, -3)];
    return !words.has(word) && all[0] !== 'i' && bases.some((base) => first.includes(base));
  });
}
