import { conceptsIn } from '../../language/concepts.js';
import type { TranscriptLine } from '../../transcript.js';
import { type Assertion, type Piece, piecesOf } from '../record/evidence.js';
import { indexOf } from '../record/index-of.js';
import { sharedStems } from '../record/shared-stems.js';
import { isSpokenDeed } from './spoken-deed.js';

interface Compared {
  assertions: readonly Assertion[];
  pieces: readonly Piece[];
  lines: readonly TranscriptLine[];
}

/** Whether the claim attributes to one person what its sources attribute to another. */
export function swapsActor({ assertions, pieces, lines }: Compared): boolean {
  const people = peopleIn(lines);
  return assertions.some(({ text, best }) => {
    const actors = people.filter((person) => isActor(person, text));
    if (actors.length === 0 || best.length === 0) return false;
    const isSpoken = isSpokenDeed(text);
    const isTheirs = (piece: Piece) =>
      actors.some(
        (actor) => (isSpoken && plainName(piece.line.who) === actor) || isAbout(piece, actor, people),
      );
    const isDone = best.some(isTheirs) || pieces.some((piece) => isTheirs(piece) && carriesOut(piece, best));
    return !isDone || (!isSpoken && isOthersDeed({ text, actors, people }, pieces));
  });
}

/** Whether a piece reports in other words that a decision or request was carried out. */
function carriesOut({ line, cues }: Piece, best: readonly Piece[]): boolean {
  const isOrdered = best.every(
    (piece) => piece.line.at < line.at && piece.statement.cues.hasAny('decision', 'proposal', 'request'),
  );
  return isOrdered && cues.has('done');
}

/** Whether a text names someone as doing what lines with most of its words say only of others. */
export function isDoneByOthers(text: string, lines: readonly TranscriptLine[]): boolean {
  const people = peopleIn(lines);
  const actors = people.filter((person) => isActor(person, text));
  const [actor] = actors;
  if (actor === undefined || isSpokenDeed(text)) return false;
  const words = conceptsIn(without(text, actor));
  const about = piecesOf(indexOf(lines).nearest(words, NEAREST));
  const shared = about.map((piece) => sharedStems(words, piece.words));
  const most = Math.max(0, ...shared);
  const best = about.filter((piece, i) => shared[i] === most && isReported(piece));
  return (
    most >= WORDS_MIN &&
    best.length > 0 &&
    !best.some((piece) => actors.some((one) => isAbout(piece, one, people)))
  );
}

function isReported({ statement: { cues, isQuestion } }: Piece): boolean {
  return !isQuestion && !cues.hasAny('plan', 'proposal', 'request', 'decision');
}

const NEAREST = 6;
const WORDS_MIN = 2;

function without(text: string, name: string): string {
  const at = text.toLowerCase().indexOf(name);
  return `${text.slice(0, at)} ${text.slice(at + name.length)}`;
}

interface Deed {
  text: string;
  actors: readonly string[];
  people: readonly string[];
}

/** After it, the verb comes last: `Bob hat das Zertifikat erneuert`. */
const AUXILIARY = /^\s*(?:hat|haben|hatte|will|wird)\s/i;

/** The word after the name says what they did. If every line with that word is about others, the deed is theirs. */
function isOthersDeed({ text, actors, people }: Deed, pieces: readonly Piece[]): boolean {
  const [actor = ''] = actors;
  const rest = text.slice(text.toLowerCase().indexOf(actor) + actor.length);
  const verb = AUXILIARY.test(rest)
    ? [...conceptsIn(rest)].at(-1)
    : [...conceptsIn(rest.split(/\s+/).slice(0, 3).join(' '))][0];
  if (verb === undefined || /^\d/.test(verb)) return false;
  const doing = pieces.filter(({ words }) => sharedStems(new Set([verb]), words) > 0);
  return doing.length > 0 && !doing.some((piece) => actors.some((one) => isAbout(piece, one, people)));
}

/** Names as people would write them: without what's in brackets. */
function peopleIn(lines: readonly TranscriptLine[]): string[] {
  const names = [...indexOf(lines).speakers].map(plainName);
  return [...new Set(names)].filter((name) => name.length > 0);
}

export function plainName(who: string): string {
  return (who.split(/[(（]/)[0] ?? '').trim().toLowerCase();
}

/** Whether a person acts: they're named at the start or after `by`. */
function isActor(person: string, text: string): boolean {
  const lower = text.toLowerCase();
  const at = lower.indexOf(person);
  if (at < 0 || isInsideWord(lower, at, person)) return false;
  const before = lower.slice(0, at);
  return (
    /^(?:the |der |die |el |la |le |o |a )?$/.test(before) || /\b(?:by|von|por|par)(?: the)? $/.test(before)
  );
}

function isInsideWord(text: string, at: number, word: string): boolean {
  if (!/^\p{Script=Latin}/u.test(word)) return false;
  const around = `${text[at - 1] ?? ' '}${text[at + word.length] ?? ' '}`;
  return /[\p{L}\p{N}]/u.test(around);
}

/** A clause is about the people it names, or else about its author. */
function isAbout({ text, line, statement }: Piece, actor: string, people: readonly string[]): boolean {
  const names = (words: string) => people.filter((person) => includesName(words, person));
  const own = names(text);
  const named = own.length > 0 ? own : names(statement.text);
  if (named.includes(actor)) return true;
  return (
    named.length === 0 && (plainName(line.who) === actor || isAssigned(line.text, statement.text, actor))
  );
}

/** `Cleanup goes to 60 days. Viktor`, `… Lo hará Carol la semana que viene.`: the sentence after it says who. */
function isAssigned(said: string, statement: string, actor: string): boolean {
  const after = said.slice(said.indexOf(statement) + statement.length);
  const [next = ''] = after.split(/[.!?]\s/).filter((one) => one.length > 2);
  return includesName(next, actor) && next.split(/\s+/).length <= ASSIGNED_MAX;
}

const ASSIGNED_MAX = 8;

function includesName(text: string, person: string): boolean {
  const lower = text.toLowerCase();
  const at = lower.indexOf(person);
  return at >= 0 && !isInsideWord(lower, at, person);
}
