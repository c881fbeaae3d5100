import type { TranscriptLine } from '../transcript.js';
import type { Assertion, Piece } from './evidence.js';

interface Compared {
  assertions: readonly Assertion[];
  lines: readonly TranscriptLine[];
}

/** Whether the claim attributes to one person what its sources attribute to another. */
export function swapsActor({ assertions, lines }: Compared): boolean {
  const people = peopleIn(lines);
  return assertions.some(({ text, best }) => {
    const actors = people.filter((person) => isActor(person, text));
    if (actors.length === 0 || best.length === 0) return false;
    return best.every((piece) => !actors.some((actor) => isAbout(piece, actor, people)));
  });
}

/** Names as people would write them: without what's in brackets. */
function peopleIn(lines: readonly TranscriptLine[]): string[] {
  const names = lines.filter(({ kind }) => kind !== 'bot').map(({ who }) => plainName(who));
  return [...new Set(names)].filter((name) => name.length > 0);
}

function plainName(who: string): string {
  return (who.split(/[(（]/)[0] ?? '').trim().toLowerCase();
}

/** Someone who acts is named at the start, after `by`, or as the one who said it. */
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
  return named.length === 0 && plainName(line.who) === actor;
}

function includesName(text: string, person: string): boolean {
  const lower = text.toLowerCase();
  const at = lower.indexOf(person);
  return at >= 0 && !isInsideWord(lower, at, person);
}
