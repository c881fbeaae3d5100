import { conceptsIn } from '../../language/concepts.js';
import { cuesIn } from '../../language/cues-in.js';
import { languageOf } from '../../language/language-of.js';
import { type Statement, statementsOf } from '../../language/statements.js';
import type { TranscriptLine } from '../../transcript.js';
import { withoutClock } from '../record/evidence.js';
import { indexOf } from '../record/index-of.js';
import { sharedStems } from '../record/shared-stems.js';
import { type Side, sideOf, withoutSides } from './switched.js';

interface Compared {
  claim: string;
  sources: readonly TranscriptLine[];
  lines: readonly TranscriptLine[];
}

/** Whether a later line says that what the claim says is on, is off, or that what still fails works by then. */
export function isSwitched(compared: Compared): boolean {
  return endedBy(compared) !== undefined;
}

/** The later line that ends the state that the claim reports. */
export function endedBy(compared: Compared): TranscriptLine | undefined {
  return switchedBy(compared) ?? recoveredBy(compared);
}

/** The last line about what the claim says is on or off now, if it says otherwise and doesn't come before the claim's first line. */
function switchedBy({ claim, sources, lines }: Compared): TranscriptLine | undefined {
  const side = isPresent(claim) ? sideOf(claim) : undefined;
  if (side === undefined) return undefined;
  const subject = { text: claim, words: conceptsIn(withoutClock(withoutSides(claim))) };
  const [first = ''] = sources.map(({ at }) => at).sort();
  const last = indexOf(lines)
    .linesWith(subject.words, 1)
    .map(({ line }) => ({ line, now: sideIn(line, subject, side) }))
    .findLast(({ now }) => now !== undefined);
  return last !== undefined && last.now !== side && last.line.at >= first ? last.line : undefined;
}

const PRESENT =
  /(?<!\p{L})(?:is|are|isn't|it's|still|remains?|stays?|currently|ist|sind|bleib(?:t|en)|noch|derzeit|aktuell|está|están|sigue|siguen|todavía|est|sont|reste|restent|encore|toujours|estão|continua[m]?|segue[m]?|ainda|é|são)(?!\p{L})|てい(?:る|ます)|現在|まだ|中(?:です|。|$)/iu;
const NO_LONGER_PRESENT =
  /(?<!\p{L})(?:was|were|had|until|after|war|waren|wurde[n]?|worden|bis|nachdem|estuvo|estaba|fue|hasta|était|étaient|été|avant|jusqu|estava|foi|até)(?!\p{L})|ていた|ました|まで/iu;
const AT = /(?<!\p{L})(?:at|by|um|a las|à|às) \d{1,2}(?::\d\d|h)/iu;

function isPresent(claim: string): boolean {
  if (cuesIn(claim).hasAny('negation', 'plan', 'hedge')) return false;
  return PRESENT.test(claim) && !NO_LONGER_PRESENT.test(claim) && !AT.test(claim);
}

interface Subject {
  text: string;
  words: ReadonlySet<string>;
}

/** On which side a line about a subject puts it last. */
function sideIn({ text }: TranscriptLine, subject: Subject, against: Side): Side | undefined {
  const language = languageOf(text);
  let isItsSubject = false;
  let side: Side | undefined;
  for (const clause of statementsOf(text)
    .filter(isStated)
    .flatMap((one) => one.clauses)) {
    // `Shipping was paused, is running again`: without a subject, it goes on about the same one.
    isItsSubject = isAbout(clause, subject) || (isItsSubject && !hasSubject(clause));
    if (isItsSubject && !cuesIn(clause, language).hasAny('negation', 'plan'))
      side = sideOf(clause, against) ?? side;
  }
  return side;
}

function hasSubject(clause: string): boolean {
  return conceptsIn(withoutClock(withoutSides(clause))).size > 0;
}

function isStated({ isQuestion, cues }: Statement): boolean {
  return !isQuestion && !cues.hasAny('hedge', 'proposal', 'request', 'next');
}

const STILL =
  /(?<!\p{L})(?:still|yet|noch(?! (?:ein)?mal)|weiterhin|todavía|aún|sigue[n]?|encore|toujours|ainda|continua[m]?|segue[m]?)(?!\p{L})|まだ|依然/iu;

/** The last line that says that what still fails by the claim works. */
function recoveredBy({ claim, sources, lines }: Compared): TranscriptLine | undefined {
  const cues = cuesIn(claim, languageOf(claim));
  const isBroken = STILL.test(claim) && cues.hasAny('failure', 'negation') && !cues.hasAny('plan', 'hedge');
  if (!isBroken || NO_LONGER_PRESENT.test(claim)) return undefined;
  const subject = { text: claim, words: conceptsIn(withoutClock(claim)) };
  const [first = ''] = sources.map(({ at }) => at).sort();
  const said = indexOf(lines)
    .linesWith(subject.words, 1)
    .map(({ line }) => ({ line, works: worksIn(line, subject) }))
    .filter(({ works }) => works !== undefined);
  const last = said.at(-1);
  return last?.works === true && last.line.at > first ? last.line : undefined;
}

const NOW =
  /(?<!\p{L})(?:now|again|by now|jetzt|inzwischen|wieder|ya|ahora|de nuevo|maintenant|désormais|já|agora|de novo)(?!\p{L})|もう|ようやく/iu;
/** `Works now` goes on about the same subject. */
const FEW = 1;

/** Whether a line says last that a subject works, or that it doesn't; undefined if it says neither. */
function worksIn({ text }: TranscriptLine, subject: Subject): boolean | undefined {
  const language = languageOf(text);
  let isItsSubject = false;
  let works: boolean | undefined;
  for (const clause of statementsOf(text)
    .filter(isStated)
    .flatMap((one) => one.clauses)) {
    const cues = cuesIn(clause, language);
    isItsSubject = isNamed(clause, subject) || (isItsSubject && conceptsIn(clause).size <= FEW);
    if (!isItsSubject || cues.has('plan')) continue;
    if (cues.hasAny('negation', 'failure')) works = cues.has('negation') && cues.has('failure');
    else if (cues.has('recovery') || NOW.test(clause)) works = true;
  }
  return works;
}

/** Shares a name with the subject, or is about it. */
function isNamed(clause: string, subject: Subject): boolean {
  const said = conceptsIn(clause);
  const names = [...namesIn(subject.text)].flatMap((name) => [...conceptsIn(name)]);
  return names.length > 0 ? names.some((name) => said.has(name)) : isAbout(clause, subject);
}

const HALF = 0.5;

/** Shares the claim's first word, which is its subject, or half of its words, and names nothing else. */
function isAbout(clause: string, { text, words }: Subject): boolean {
  const said = conceptsIn(withoutClock(withoutSides(clause)));
  const [head = ''] = words;
  const shared = sharedStems(words, said);
  if (shared === 0 || (shared < words.size * HALF && sharedStems(new Set([head]), said) === 0)) return false;
  const [own, others] = [namesIn(text), namesIn(clause)];
  return own.size === 0 || others.size === 0 || [...own].some((name) => others.has(name));
}

const TOKEN = /[\p{L}\d](?:[\p{L}\d.,-]{0,40}[\p{L}\d])?/gu;
const IS_NAME = /\d|^\p{Lu}|-\p{L}{1,3}$/u;

/** `Hall 3` isn't hall 5, and `bridge-1` isn't bridge-2. German writes every noun with a capital. */
function namesIn(text: string): Set<string> {
  const [first = '', ...rest] = withoutClock(text).match(TOKEN) ?? [];
  const pattern = languageOf(text) === 'de' ? /\d|-\p{Ll}{1,3}$/u : IS_NAME;
  const names = [...(/\d/.test(first) ? [first] : []), ...rest.filter((token) => pattern.test(token))];
  return new Set(names.map((name) => name.toLowerCase()));
}
