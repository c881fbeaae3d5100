import type { Entry, EntryKind } from '../entry.js';
import { clearsByItself } from '../reading/brief-answers.js';
import { end } from './end-entry.js';

/** What may turn out to say that a suspect is fine. */
const READ_AS: ReadonlySet<EntryKind> = new Set([
  'context',
  'recovery',
  'impact',
  'done',
  'progress',
  'ruledOut',
]);
/** People check a suspicion soon after, in lines. */
const WITHIN = 12;

/** Rules out a suspect that someone else finds to be fine: `maybe the redis upgrade`, then `redis looks healthy`. */
export function clearGuesses(entry: Entry, claims: readonly Entry[], words: ReadonlySet<string>): void {
  if (entry.line.kind !== 'said' || !READ_AS.has(entry.kind) || entry.isLabeled) return;
  if (!clearsByItself(entry)) return;
  for (const guess of claims) {
    if (guess.kind !== 'hypothesis' || guess.fate !== 'holds' || guess.line === entry.line) continue;
    if (entry.place - guess.place > WITHIN || !isAbout(guess, words)) continue;
    end(guess, 'withdrawn', entry);
    entry.kind = 'ruledOut';
  }
}

function isAbout({ words, asked }: Entry, own: ReadonlySet<string>): boolean {
  if (asked !== undefined && words.size === 0) return false;
  for (const word of own) if (words.has(word) && !/^\d/.test(word)) return true;
  return false;
}
