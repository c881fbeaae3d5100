import type { Entry, EntryKind } from '../entry.js';

/** `That's it then`, `sí es eso`: what was just said is the cause. */
const CONFIRMS =
  /^(?:(?:ah|oh|ok|okay|yes|yep|yeah|ja|sí|si|oui|sim|bingo|so|also|then)[,!.]? ){0,3}(?:that['’]?s (?:it|the (?:root )?(?:cause|reason|culprit|problem))|that (?:must be|has to be|was|is) it|bingo|das (?:ist|war)(?: e|['’])s|das (?:ist|war) (?:die ursache|der grund)|(?:eso )?es eso|eso es|(?:eso|esa) (?:es|era) la causa|c['’]est ça|c['’]était ça|voilà la cause|é isso(?: mesmo| aí)?|era isso|это оно)(?: then| dann| also| entonces| alors| então)?(?:[.!]*$|, )|^(?:それだ|それですね|それが原因)/iu;
/** `That's it, closing` ends the talk. */
const ENDS = /clos|done|bye|resolv|schluss|fertig|cerr|ferm|encerr|for (?:today|now|me)/iu;
const CONFIRMABLE: ReadonlySet<EntryKind> = new Set([
  'impact',
  'context',
  'hypothesis',
  'progress',
  'done',
  'cause',
]);
/** The maximum distance to what is confirmed, in lines. */
const WITHIN = 3;

/** Takes for the cause what someone confirms right afterward: the last trouble or guess, and what its author said with it. */
export function confirmCause(entry: Entry, stated: readonly Entry[]): void {
  const { line, text, place } = entry;
  if (line.kind !== 'said' || entry.kind === 'question' || !CONFIRMS.test(text) || ENDS.test(text)) return;
  const near = stated.filter((older) => place - older.place <= WITHIN && isConfirmable(older, entry));
  const last = near.at(-1);
  if (last === undefined) return;
  for (const older of near)
    if (older.line.userId === last.line.userId && older.line.thread === last.line.thread) makeCause(older);
}

function isConfirmable(older: Entry, { line, place }: Entry): boolean {
  if (older.line === line || older.line.kind !== 'said' || older.fate !== 'holds') return false;
  if (older.line.thread !== line.thread && older.line.at !== line.thread) return false;
  if (!CONFIRMABLE.has(older.kind)) return false;
  const isRightBefore = place - older.place === 1 && older.words.size > 1 && !older.cues.has('recovery');
  return isRightBefore || older.kind === 'hypothesis' || older.cues.hasAny('failure', 'cause');
}

function makeCause(entry: Entry): void {
  if (entry.isLabeled) return;
  entry.kind = 'cause';
  entry.sureness = 1;
}
