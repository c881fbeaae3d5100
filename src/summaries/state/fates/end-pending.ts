import { sharedWords } from '../../content-words.js';
import { clausesIn } from '../../language/statements.js';
import type { Entry, EntryKind } from '../entry.js';
import { saysFine, sounds } from '../reading/says-fine.js';
import { end } from './end-entry.js';

/** `Dock 4 too now`, `shop geht jetzt auch`: what's true of the others is now true of it as well. Not `too slow`. */
const TOO =
  /^(?:(?:and|und|y|et|e|the|der|die|das|el|la|los|las|le|les|o|a|os|as) )?(?<subject>[\p{L}\p{N}_.-]{2,20}(?: \d{1,4})?|\d)(?: [^\s,;.]{1,20}){0,3}? (?:too|as well|also|auch|tambi[eé]n|aussi|tamb[eé]m|тоже)(?=[\s.!]*$|,| (?:now|again|jetzt|wieder|ahora|ya|maintenant|agora|já|теперь)(?!\p{L}))|^(?<japanese>[^\s、。]{1,8})も(?!し)/iu;
/** What is still to come: `dock 4 not yet`, `us takes 15 more`. */
const PENDING =
  /(?<!\p{L})(?:not yet|still|waiting|(?:takes|needs) |remaining|to go|noch|fehlt|todav[ií]a|a[uú]n|falta|pas encore|encore|reste|ainda|ещ[её]|пока)(?!\p{L})|まだ/iu;
/** What goes on as it was: `still seeing it from new york`. */
const STILL =
  /^(?:(?:no|nope|nein|non|não|нет|but|hm+|ok|aber|pero|mais|mas|но),? )?(?:still|(?:immer )?noch(?: immer| nicht)?|sigue|todav[ií]a|a[uú]n|toujours|ainda|ещ[её]|всё ещё)(?!\p{L})|^まだ/iu;
/** `EU only afaik` */
const ONLY = /(?<!\p{L})(?:only|just|nur|s[oó]lo|seulement|só|apenas|только)(?!\p{L})|だけ|のみ/iu;
const OVER: ReadonlySet<EntryKind> = new Set(['recovery', 'done']);
const REPORTS: ReadonlySet<EntryKind> = new Set(['impact', 'context', 'recovery', 'done', 'progress']);
const GOING_ON: ReadonlySet<EntryKind> = new Set(['impact', 'context', 'progress']);
/** People report how far things are every few lines. */
const WITHIN = 15;
/** `Wiki too` goes with what was said right before. */
const JOINED_WITHIN = 2;
/** What `only EU` is corrected by comes soon. */
const LIMITED_WITHIN = 6;
/** So few words of one's own don't say what it's about. */
const BARE = 3;

/** Ends what was still to come of a part, or what was fine about it, when it joins the others. */
export function endPending(entry: Entry, stated: readonly Entry[], words: ReadonlySet<string>): void {
  if (entry.line.kind !== 'said' || entry.kind === 'question') return;
  const near = stated.filter((older) => isNear(older, entry));
  const { subject, japanese } = TOO.exec(entry.text)?.groups ?? {};
  const part = subject ?? japanese;
  if (part !== undefined && REPORTS.has(entry.kind)) joinOthers(entry, part, near);
  if (OVER.has(entry.kind) && !entry.cues.has('negation') && !STILL.test(entry.text))
    for (const older of near) if (goesOnUntil(entry, older, words)) end(older, 'overtaken', entry);
}

function isNear({ line, place, fate }: Entry, entry: Entry): boolean {
  if (line === entry.line || line.isKey || line.kind !== 'said' || fate !== 'holds') return false;
  return entry.place - place <= WITHIN && line.thread === entry.line.thread;
}

function joinOthers(entry: Entry, part: string, near: readonly Entry[]): void {
  const isFailing = entry.cues.has('failure');
  const pending = near.filter((older) => isPending(older, part));
  if (!isFailing && pending.length > 0) {
    for (const older of pending) end(older, 'overtaken', entry);
    becomes(entry, OVER.has(entry.kind) ? entry.kind : 'recovery', pending.at(-1));
    return;
  }
  const last = near.at(-1);
  if (!isFailing && last && OVER.has(last.kind) && entry.place - last.place <= JOINED_WITHIN) {
    becomes(entry, last.kind, last);
    return;
  }
  const limited = near.filter((older) => entry.place - older.place <= LIMITED_WITHIN && limits(older, part));
  for (const older of limited) end(older, 'overtaken', entry);
  if (limited.length > 0 && !OVER.has(entry.kind)) becomes(entry, 'impact', limited.at(-1));
  if (!isFailing && entry.kind !== 'impact') return;
  for (const older of near) if (saysOf(older.text, part, isFine)) end(older, 'overtaken', entry);
}

function isPending({ text, asked }: Entry, part: string): boolean {
  if (saysOf(text, part, (clause) => PENDING.test(clause))) return true;
  return STILL.test(text) && asked !== undefined && saysOf(asked.text, part, () => true);
}

function becomes(entry: Entry, kind: EntryKind, older: Entry | undefined): void {
  if (older === undefined || entry.isLabeled) return;
  entry.kind = kind;
  entry.sureness = 1;
  entry.asked ??= { line: older.line, text: older.text };
}

function isFine(clause: string): boolean {
  return saysFine(clause) || sounds(clause) || FINE.test(clause);
}

/** `Line 1 normal` */
const FINE = /(?<!\p{L})(?:normal|ok|fine|works|geht|läuft|bien|bem)[.!]*$/iu;

/** Whether an answer says that it's only others. */
function limits({ kind, asked, text }: Entry, part: string): boolean {
  if (kind !== 'impact' || asked === undefined || !ONLY.test(text)) return false;
  return !saysOf(text, part, () => true);
}

function saysOf(text: string, part: string, says: (clause: string) => boolean): boolean {
  const name = part.toLowerCase();
  return clausesIn(text).some((clause) => ` ${clause.toLowerCase()} `.includes(` ${name} `) && says(clause));
}

function goesOnUntil(entry: Entry, older: Entry, words: ReadonlySet<string>): boolean {
  if (!GOING_ON.has(older.kind) || !STILL.test(older.text)) return false;
  if (sharedWords(words, older.words) > 0) return true;
  return entry.kind === 'recovery' && older.line.userId === entry.line.userId && older.words.size <= BARE;
}
