import { type ArgumentReader, bareWord } from '../kernel/arguments/argument-reader.js';
import { isMe, readUser } from '../kernel/arguments/vocabulary.js';

export type Verb = 'add' | 'done' | 'reopen' | 'assign' | 'take' | 'due';

/** These words act on a task when its number follows; before other words, they're part of a new task's text. */
const FINISHED = [
  'complete, completed, close',
  'fertig, erledigt, abgeschlossen',
  'terminé, terminée, fini, finie, fait, faite',
  'hecho, hecha, terminado, terminada, completado, completada',
  'feito, feita, concluído, concluída, concluido, concluida, pronto, pronta',
  '完了, 終了, 済, 済み',
  'готово, сделано, выполнено',
].flatMap((words) => words.split(', '));

const VERBS = new Map<string, Verb>([
  ...FINISHED.map((word): [string, Verb] => [word, 'done']),
  ['add', 'add'],
  ['new', 'add'],
  ['done', 'done'],
  ['finish', 'done'],
  ['finished', 'done'],
  ['reopen', 'reopen'],
  ['undo', 'reopen'],
  ['assign', 'assign'],
  ['take', 'take'],
  ['due', 'due'],
]);

/** Every verb for acting on a task. */
export const verbNames = () => [...VERBS.keys()];

export const readVerb = (typed: string) => VERBS.get(bareWord(typed).toLowerCase());

/** Of a task: `2`, `#2`, `2!` or `(2)`. */
export const NUMBER = /^[#(["']{0,3}(\d{1,4})[.,:;!?)\]"']{0,3}$/;

/** Words that may be between a task's number and its new state. */
export const BETWEEN = /^(?:and|&|&amp;|\+|,|is|are|was|were|now|already|please|pls)$/i;

/** `done 2`, `2 done` and `2 is done`; the first word of "finish the roll-back" belongs to the text of a new task. */
export function takeVerb(reader: ArgumentReader): Verb {
  const [first = '', ...rest] = reader.remaining;
  const isNumber = NUMBER.test(first);
  const said = isNumber ? rest.filter((word) => !BETWEEN.test(word)) : [];
  const verb = said.length === 1 ? readVerb(said[0] ?? '') : undefined;
  if (verb !== undefined) {
    const { length } = rest;
    reader.takePhrase((words) => (words.length === length ? { value: true, length } : undefined), 'anywhere');
    return verb;
  }
  if (isNumber && /^due:?$/i.test(rest[0] ?? '')) return 'due';
  if (isNumber && isGiving(rest)) return 'assign';
  return (startsText(first, rest) ? undefined : reader.takeFirst(readVerb)) ?? 'add';
}

/** `1 → @bob`, `1 @bob` and `1 to me`: a task and its new owner. */
function isGiving(words: readonly string[]): boolean {
  const [who = '', ...more] = /^(?:(?:to|for):?|→|->|=)$/i.test(words[0] ?? '') ? words.slice(1) : words;
  return more.length === 0 && (readUser(who) !== undefined || /^@/.test(who) || isMe(who));
}

/** Whether a verb is followed by a to-do rather than a task's number. */
function startsText(verb: string, rest: readonly string[]): boolean {
  const [next = ''] = rest;
  if (NUMBER.test(next)) return false;
  if (/^due$/i.test(verb)) return true;
  if (FINISHED.includes(verb.toLowerCase())) return true;
  const isReferring = REFERRING.test(bareWord(next)) || WHICH_ONE.test(rest.slice(0, 4).join(' '));
  return /^(?:finish|take|undo|reopen)$/i.test(verb) && rest.length > 1 && !isReferring;
}

/** Words for a task that was just mentioned. */
const REFERRING = /^(?:it|this|that|task|tasks|all|both|mine|my|number|no|nr)$/i;

/** `the first one`; `take the last backup` is a task's text. */
const WHICH_ONE =
  /^(?:the |my |that )?(?:first|second|third|last|next|latest|newest|other|only|same)(?: (?:one|task))?[.!]?$/i;
