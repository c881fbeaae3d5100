import { UsageError } from '../../base/errors.js';
import { echo } from '../../views/text.js';
import { bareWord } from '../kernel/argument-reader.js';
import { type ArgumentContext, converted, explanation } from '../kernel/arguments.js';

/** Why something changes. Throws UsageError for a text that says it shouldn't, or not yet. */
export const decidedReason = converted(explanation(), refuseDoubts);

const wordsOf = (list: string) => new Set(list.split(' '));

/** `not yet`, `maybe later` and `just kidding` say nothing but doubt; `probably a bad deploy` is a reason. */
const DOUBTS = wordsOf(
  "no nope not never nevermind don't dont wait stop cancel abort oops maybe perhaps possibly probably hopefully unsure unclear idk dunno kidding jk lol guess think soon later tonight tomorrow eventually someday",
);
/** What may stand between them. */
const FILLERS = wordsOf(
  'i we a it this that the to do be will just really very mind sure yet now today so know',
);
const LONGEST_DOUBT = 6;

/** `close in 10 minutes`, `resolve next week` */
const DELAY =
  /^(?:next (?:week|month)|(?:in|within) (?:an?|\d{1,3}) ?(?:m|min|minutes?|h|hours?|days?|weeks?))[.!]?$/i;
/** `resolve if nobody objects`; a longer text tells what happened. */
const CONDITION = /^(?:if|once|unless|as soon as|only (?:when|if))(?: [^\s,;:]{1,30}){1,4}$/i;
/** `close when it is stable`; `fixed when we rolled back` and `when it was merged` tell what happened. */
const EVENTUALLY =
  /^when (?:(?!was|were|got)\S{1,12} ){0,2}(?:done|fixed|ready|possible|finished|over|stable|green|deployed|merged)[.!]?$/i;

function refuseDoubts(reason: string, { command: { name } }: ArgumentContext): string {
  const said = reason.replaceAll('\u2019', "'");
  const isOpen = isDoubt(said) || [DELAY, CONDITION, EVENTUALLY].some((pattern) => pattern.test(said));
  if (!isOpen) return reason;
  throw new UsageError(
    `"${echo(reason, 40)}" sounds undecided, so nothing was done. To go ahead, run \`/incident ${name}\` again without it.`,
  );
}

function isDoubt(said: string): boolean {
  const words = said
    .toLowerCase()
    .split(/\s+/, LONGEST_DOUBT + 1)
    .map(bareWord);
  if (words.length > LONGEST_DOUBT || !words.some((word) => DOUBTS.has(word))) return false;
  return words.every((word) => DOUBTS.has(word) || FILLERS.has(word));
}
