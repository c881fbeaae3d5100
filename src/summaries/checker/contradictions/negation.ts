import { sharedWords } from '../../content-words.js';
import { conceptsIn } from '../../language/concepts.js';
import { cuesIn } from '../../language/cues-in.js';
import type { Assertion, Piece } from '../record/evidence.js';
import { isOtherLanguage } from '../record/is-supported.js';
import { sharedStems } from '../record/shared-stems.js';
import { haveAntonyms } from './antonyms.js';
import { areOpposite, isLossIn, type Polarity, polarityOf } from './polarity.js';
import { ownClauses } from './siblings.js';

interface Compared {
  assertions: readonly Assertion[];
  pieces: readonly Piece[];
}

/**
 * Whether the claim drops or adds a negation, reports something broken as working or vice versa, or uses an antonym.
 */
export function flipsNegation({ assertions, pieces }: Compared): boolean {
  const denials = pieces.filter(isPureDenial);
  return assertions.some(
    (one) =>
      isOpposite(one, pieces) ||
      saysOpposite(one) ||
      affirmsWhatIsDenied(one, denials) ||
      blamesWhatIsRuledOut(one, pieces),
  );
}

/** A clause is about the same thing as a piece if they share this much of the shorter one's words. */
const SAME = 0.5;

function isClose({ words }: Assertion, piece: Piece): boolean {
  return sharedWords(words, piece.words) >= Math.min(words.size, piece.words.size) * SAME;
}

/** `Without effect` doesn't negate the rest, and something removed is `no longer` there. */
const WITHOUT = /\b(?:without|ohne|sin|sans|sem)\b/i;
const NO_LONGER = /\b(?:no longer|any ?more|nicht mehr|ya no|já não)\b/i;
const REMOVED =
  /\b(?:remov\w{1,4}|drop\w{0,4}|delet\w{1,4}|disabl\w{1,3}|stop\w{0,4}|ended|expired|revoked|gone|retired|only|entfernt|gelöscht|abgeschaltet|abgelaufen|weg|nur|eliminad\w|supprim\w{1,3}|removid\w)\b/i;

function ownPolarity({ text, cues }: Assertion, pieces: readonly Piece[]): Polarity {
  const own = polarityOf(cues);
  if (own !== 'denied') return own;
  if (WITHOUT.test(text)) return 'mixed';
  return NO_LONGER.test(text) && pieces.some(({ line }) => REMOVED.test(line.text)) ? 'mixed' : own;
}

/** A negation from a line on the same subject may appear anywhere in the claim; any other negation is invented. */
function isOpposite(assertion: Assertion, pieces: readonly Piece[]): boolean {
  if (assertion.isBelief) return false;
  const own = ownPolarity(assertion, pieces);
  if (own === 'denied' && pieces.some((piece) => isDeniedBy(piece, assertion, pieces))) return false;
  const denied = deniedIn(assertion.text);
  const isAboutIt = (piece: Piece) => denied === undefined || sharedStems(denied, piece.words) > 0;
  // A question neither affirms nor denies.
  const close = assertion.best.filter(
    (piece) =>
      !piece.statement.isQuestion &&
      isClose(assertion, piece) &&
      isAboutIt(piece) &&
      ownClauses(assertion.text, piece, pieces).length === 0,
  );
  const isAgainst = (piece: Piece) =>
    (areOpposite(own, polarityOf(piece.cues)) ||
      (own === 'denied' && affirms(piece, assertion, denied)) ||
      (own === 'plain' && saysItDoesNot(piece, assertion))) &&
    !isLossIn(assertion.words, { piece, pieces, own }) &&
    !hadFailed(assertion, piece) &&
    !(own === 'plain' && isPutOtherwise(assertion, piece));
  return close.length > 0 && close.every(isAgainst);
}

const AGAIN =
  /(?<!\p{L})(?:again|back|wieder|otra vez|de nuevo|à nouveau|de nouveau|de novo|снова|опять)(?!\p{L})|復旧|再び|また/iu;

/** What works again hadn't worked: `floor 3 works again` agrees with `cards for floor 3 didn't work`. */
function hadFailed({ cues, text }: Assertion, piece: Piece): boolean {
  return cues.has('past') && !STILL.test(text) && piece.cues.has('recovery') && AGAIN.test(piece.text);
}

const STILL =
  /(?<!\p{L})(?:still|yet|(?:immer )?noch|todav[ií]a|a[uú]n|encore|toujours|ainda|ещ[её]|по-прежнему)(?!\p{L})|まだ/iu;

/** `It wasn't the CDN`: that it's fine doesn't say otherwise. */
const NOT_THE =
  /(?:(?<!\p{L})(?:not|nicht|no|pas|não)|n['’]t)\s(?:the|an?|der|die|das|den|eine?|el|los|las|una?|le|les|une|os?|as|uma?|la)(?!\p{L})/iu;

/** `Bradford prints normally` is against `Bradford could not print`: it has what's denied. */
function affirms(
  { cues, words: said }: Piece,
  { text, words, cues: own }: Assertion,
  denied: ReadonlySet<string> | undefined,
): boolean {
  if (polarityOf(cues) !== 'good' || cues.has('negation') || own.has('cause') || NOT_THE.test(text))
    return false;
  const needed = denied ?? words;
  return sharedStems(needed, said) === needed.size;
}

/** `Der Import läuft nicht` is against `Der Import läuft`. */
function saysItDoesNot({ text, cues, words: said }: Piece, { words }: Assertion): boolean {
  const hasAll = words.size > 0 && sharedStems(words, said) === words.size;
  return hasAll && polarityOf(cues) === 'bad' && !cues.has('negation') && cuesIn(text).has('negation');
}

/** Something that isn't there any more may be called gone, lost or sold out. */
const GONE =
  /\b(?:no longer|(?:don['’]t|doesn['’]t|didn['’]t|isn['’]t|aren['’]t|wasn['’]t) (?:have|there|got)\b.{0,40}\bany ?more|none? left|nicht mehr (?:da|vorrätig|vorhanden)|keine?[nrs]? .{0,40}\bmehr|ya no (?:hay|está|tenemos|tiene)|não (?:há|tem|temos|está) mais)\b|n['’](?:a|ai|as|ont|avons|est|y a|avait) plus|もう(?:ない|ありません|いない)|なくなっ/iu;

/**
 * Whether the claim says in a word of its own what the line denies, which isn't against it: `sold out` for `we don't have
 * them any more`, and `only Osaka was affected` for `no orders arrive in Osaka`.
 */
function isPutOtherwise({ words }: Assertion, { text, words: said }: Piece): boolean {
  const own = [...words].filter((word) => !/\d/.test(word) && sharedStems(new Set([word]), said) === 0);
  return own.length > 0 && (GONE.test(text) || own.includes('#affected'));
}

const BARE_NO =
  /^(?:(?:so|also|deshalb|así que|por eso|donc|então|portanto) )?(?:no|nope|nein|non|não)[.!]?$/iu;

/** A bare `no` denies the rest of its line: `we thought about a rollback, but it has the tax change, so no`. */
function isDeniedBy(piece: Piece, { text, words }: Assertion, pieces: readonly Piece[]): boolean {
  if (!piece.cues.hasAny('negation', 'ruledOut')) return ELLIPTIC.test(text) && isContrast(piece, words);
  if (isOtherLanguage(text, piece.line.text) || sharedStems(words, piece.words) > 0) return true;
  const isItsLine = ({ line }: Piece) => line === piece.line;
  return (
    BARE_NO.test(piece.text) && pieces.some((one) => isItsLine(one) && sharedStems(words, one.words) > 0)
  );
}

/** `But not in the US`: it's also said by `US is fine` and `goes on in the US`. */
export const ELLIPTIC =
  /^(?:(?:and|but|und|aber|pero|et|mais|mas|e|y) )?(?:not|nicht|no|pas|não) (?:in|on|at|for|from|im|am|bei|auf|für|en|el|la|los|las|a|al|à|au|aux|chez|pour|sur|no|na|nos|nas|em|para) (?:\p{L}{1,30} ){0,2}\p{L}{1,30}\.?$/iu;
/** How people say that something works, or works on. */
export const GOES_ON =
  /(?<!\p{L})(?:ok|okay|fine|normal\p{L}{0,5}|still|works?|continues?|goes on|healthy|good|weiter|geht|läuft|laufen|gut|sigue[n]?|bien|continuent?|toujours|bon|continua[m]?|segue[m]?|bem|funciona[mn]?)(?!\p{L})|正常/iu;

function isContrast({ text, words }: Piece, about: ReadonlySet<string>): boolean {
  return GOES_ON.test(text) && sharedStems(about, words) > 0;
}

/** The word right after the negation: `weren't deleted`, `wurde nicht gelöscht`, `no se borraron`. */
const DENIED =
  /(?:(?<!\p{L})(?:not|never|nicht|nie|no|nunca|pas|não)|n['’]t)\s(?:(?:been|be|being|yet|se|ha|han|été|foi|foram)\s){0,2}(\p{L}{3,30})(\s\p{L}{2,12})?/iu;

/**
 * What a claim says didn't happen; only lines that mention it can say otherwise. Undefined for claims without a
 * negation, and for those about whether something works, which can be said in any words.
 */
function deniedIn(text: string): ReadonlySet<string> | undefined {
  const [, word, next = ''] = DENIED.exec(text) ?? [];
  if (word === undefined || cuesIn(word).hasAny('failure', 'recovery')) return undefined;
  const words = conceptsIn(word + next);
  return words.size === 0 ? undefined : words;
}

/** Whether a clause has the antonym of a word, and otherwise mostly the same words. */
function saysOpposite(assertion: Assertion): boolean {
  const close = assertion.best.filter(
    (piece) =>
      sharedStems(assertion.words, piece.words) >= Math.min(2, piece.words.size) && isClose(assertion, piece),
  );
  return (
    close.length > 0 &&
    close.every(
      (piece) =>
        haveAntonyms(assertion.text, piece.statement.text) &&
        assertion.cues.has('negation') === piece.cues.has('negation'),
    )
  );
}

/** `Not the report.` */
const DENIAL_WORDS_MAX = 3;

function isPureDenial({ cues, words }: Piece): boolean {
  const isShort = words.size > 0 && words.size <= DENIAL_WORDS_MAX;
  return isShort && cues.hasAny('negation', 'ruledOut') && !cues.hasAny('failure', 'recovery');
}

/** `No passwords`: there are none. `Not the report` only says what it isn't. */
const NONE =
  /^(?:and |und )?(?:no|kein\w{0,2}|sin|sans|aucune?|ningun[oa]?|ningún|nenhuma?|zero|0)\s(?!(?:new|more|further|other|additional|longer|neuen?|weiteren?|mehr|más|plus|autres?|outros?|novos?)\b)/i;

const COPULA =
  /^(?:it|this|that|das|es|dies|c'est|ce|isso|foi|fue|era)?\s?(?:is|was|were|war|ist|est|était|es|fue|era|foi|é)\b/i;

/** The claim says that it was something that a cited line rules out. */
function affirmsWhatIsDenied(assertion: Assertion, denials: readonly Piece[]): boolean {
  const { text, words, cues, isBelief } = assertion;
  if (isBelief || cues.hasAny('negation', 'ruledOut', 'correction')) return false;
  const blames = cues.has('cause') || COPULA.test(text);
  return denials.some(
    (piece) =>
      (blames || (NONE.test(piece.text) && !(cues.has('failure') && isPutOtherwise(assertion, piece)))) &&
      sharedStems(piece.words, words) === piece.words.size,
  );
}

/**
 * In another language, words can't show what a cited line rules out. But a claim that blames something can't cite such
 * a line.
 */
function blamesWhatIsRuledOut({ text, cues, isBelief }: Assertion, pieces: readonly Piece[]): boolean {
  if (isBelief || !cues.has('cause') || cues.hasAny('negation', 'ruledOut')) return false;
  return pieces.some(
    ({ cues: said, statement, line }) =>
      said.has('ruledOut') && !said.has('cause') && !statement.isQuestion && isOtherLanguage(text, line.text),
  );
}
