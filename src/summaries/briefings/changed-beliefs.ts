import type { Claim } from '../../incidents/records/incident-summary.js';
import { quoteEntry } from '../extractive/quote-entry.js';
import type { Entry, EntryKind, IncidentState } from '../state/entry.js';
import { isMeasurement, MEASURED } from '../state/fates/remeasure.js';
import type { TranscriptLine } from '../transcript.js';
import { isHuman, sourcesOf } from './pick-entries.js';

const BELIEFS: ReadonlySet<EntryKind> = new Set(['cause', 'hypothesis']);
const WITHDRAWN_MAX = 4;
const NUMBERS_MAX = 5;
const ANSWERS_MAX = 3;

/** What was true when the reader last looked and isn't now: causes taken back, numbers replaced, questions answered. */
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

/** Pairs each newest number with the last one that the reader knew. */
function newNumbers(ended: readonly Entry[], state: IncidentState): Claim[] {
  const measured = ended.filter(
    (one) => MEASURED.has(one.kind) && one.fate === 'overtaken' && isMeasurement(one),
  );
  const byNewest = new Map<Entry, Entry>();
  const known = new Map<Entry, Entry>();
  const byLine = groupByLine(measured.length === 0 ? [] : state.entries);
  for (const old of measured) {
    const newest = newestFor(old, byLine, known);
    if (newest) byNewest.set(newest, old);
  }
  return [...byNewest].slice(-NUMBERS_MAX).map(([newest, old]) => ({
    section: 'changed',
    text: `“${quoteEntry(old)}” → “${quoteEntry(newest)}”`,
    citations: [...new Set([...sourcesOf(newest), ...sourcesOf(old)])],
  }));
}

type ByLine = ReadonlyMap<TranscriptLine, readonly Entry[]>;

function groupByLine(entries: readonly Entry[]): ByLine {
  const byLine = new Map<TranscriptLine, Entry[]>();
  for (const entry of entries) {
    const own = byLine.get(entry.line);
    if (own) own.push(entry);
    else byLine.set(entry.line, [entry]);
  }
  return byLine;
}

/** The end of a chain of replacements. `known` caches the ends of chains already followed. */
function newestFor(old: Entry, byLine: ByLine, known: Map<Entry, Entry>): Entry | undefined {
  const passed: Entry[] = [];
  let newest = old;
  for (let next = replacementOf(old, byLine); next; next = replacementOf(newest, byLine)) {
    passed.push(newest);
    newest = known.get(next) ?? next;
  }
  for (const one of passed) known.set(one, newest);
  return newest === old ? undefined : newest;
}

/**
 * The entry that replaced another: the one with a number in the line that ended it. Lines only end earlier ones, so
 * chains are finite.
 */
function replacementOf({ fate, endedBy, line }: Entry, byLine: ByLine): Entry | undefined {
  if (fate !== 'overtaken' || endedBy === undefined || endedBy.at <= line.at) return undefined;
  const own = (byLine.get(endedBy) ?? []).filter(({ kind }) => kind !== 'question');
  return own.find(({ text }) => /\d/.test(text)) ?? own[0];
}

/** Adds the words of the person who ended it. */
function change(text: string, old: Entry, { entries }: IncidentState): Claim {
  const reply = entries.find(({ line, kind }) => line === old.endedBy && kind !== 'question');
  return {
    section: 'changed',
    text: reply === undefined ? text : `${text} ${reply.line.who}: “${reply.text}”`,
    citations: [...new Set([...(old.endedBy ? [old.endedBy.sk] : []), ...sourcesOf(old)])],
  };
}
