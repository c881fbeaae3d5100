import type { Claim } from '../../incidents/records/incident-summary.js';
import { quoteEntry } from '../extractive/quote-entry.js';
import type { Entry, EntryKind, IncidentState } from '../state/entry.js';
import { isMeasurement, MEASURED } from '../state/remeasure.js';
import { isHuman, sourcesOf } from './pick-entries.js';

const BELIEFS: ReadonlySet<EntryKind> = new Set(['cause', 'hypothesis']);
const WITHDRAWN_MAX = 4;
const NUMBERS_MAX = 5;
const ANSWERS_MAX = 3;

/** What was so when its reader last looked, and isn't anymore: causes taken back, numbers that changed, questions answered. */
export function changedBeliefs(state: IncidentState, since: string): Claim[] {
  const ended = state.entries.filter(
    ({ line, endedBy }) => line.at <= since && endedBy !== undefined && endedBy.at > since,
  );
  const withdrawn = ended.filter((one) => BELIEFS.has(one.kind) && one.fate === 'withdrawn' && isHuman(one));
  const answered = ended.filter(({ kind, fate }) => kind === 'question' && fate === 'answered');
  return [
    ...withdrawn
      .slice(-WITHDRAWN_MAX)
      .map((one) => change(`No longer the cause: “${quoteEntry(one)}”`, one, state)),
    ...newNumbers(ended, state),
    ...answered.slice(-ANSWERS_MAX).map((one) => change(`Answered: “${quoteEntry(one)}”`, one, state)),
  ];
}

/** Each number once: the last one that its reader knew, and the newest. */
function newNumbers(ended: readonly Entry[], state: IncidentState): Claim[] {
  const measured = ended.filter(
    (one) => MEASURED.has(one.kind) && one.fate === 'overtaken' && isMeasurement(one),
  );
  const byNewest = new Map<Entry, Entry>();
  for (const old of measured) {
    const newest = newestFor(old, state);
    if (newest) byNewest.set(newest, old);
  }
  return [...byNewest].slice(-NUMBERS_MAX).map(([newest, old]) => ({
    section: 'changed',
    text: `“${quoteEntry(old)}” → “${quoteEntry(newest)}”`,
    citations: [...new Set([...sourcesOf(newest), ...sourcesOf(old)])],
  }));
}

/** A number may have been replaced several times. */
function newestFor(old: Entry, state: IncidentState): Entry | undefined {
  let newest = replacementOf(old, state);
  for (let next = newest; next; next = replacementOf(next, state)) newest = next;
  return newest;
}

/** Of the line that ended it, the entry with a number; lines only end earlier ones, so this can't go on for ever. */
function replacementOf({ fate, endedBy, line }: Entry, { entries }: IncidentState): Entry | undefined {
  if (fate !== 'overtaken' || endedBy === undefined || endedBy.at <= line.at) return undefined;
  const own = entries.filter((one) => one.line === endedBy && one.kind !== 'question');
  return own.find(({ text }) => /\d/.test(text)) ?? own[0];
}

/** With what the person said who ended it. */
function change(text: string, old: Entry, { entries }: IncidentState): Claim {
  const reply = entries.find(({ line, kind }) => line === old.endedBy && kind !== 'question');
  return {
    section: 'changed',
    text: reply === undefined ? text : `${text} ${reply.line.who}: “${reply.text}”`,
    citations: [...new Set([...(old.endedBy ? [old.endedBy.sk] : []), ...sourcesOf(old)])],
  };
}
