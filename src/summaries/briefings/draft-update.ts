import { formatUtc, type Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import { isOver } from '../../incidents/transitions.js';
import { capitalized } from '../extractive/capitalized.js';
import { quoteEntry } from '../extractive/quote-entry.js';
import { type Entry, type EntryKind, holding, type IncidentState } from '../state/entry.js';
import type { Briefed } from './briefed.js';
import { type Inside, mayLeave } from './may-leave.js';
import { isHuman, pickEntries, sourcesOf, statedCauses } from './pick-entries.js';

export interface UpdateDraft {
  /** Plain, to be edited. */
  text: string;
  /** Sort keys of the lines that it rests on. */
  citations: string[];
  /** How many statements it leaves out because people outside mustn't read them. */
  leftOut: number;
}

interface Addressed {
  /** `responders`: the people in the incident channel, who may know everything. */
  audience: 'everyone' | 'responders';
  people: readonly string[];
  max: number;
}

/** How many statements of a kind, and what comes before each. */
const PARTS: readonly (readonly [EntryKind, number, string])[] = [
  ['impact', 2, ''],
  ['cause', 1, 'Cause: '],
  ['hypothesis', 1, ''],
  ['done', 2, ''],
  ['recovery', 1, ''],
  ['progress', 1, 'In progress: '],
  ['next', 1, 'Next: '],
];
/** Looked at for each that's shown, because some mustn't leave. */
const CANDIDATES = 4;
/** What isn't from the last part of the incident is no news, except what is broken and why. */
const RECENT = 0.4;
const ANY_TIME: ReadonlySet<EntryKind> = new Set(['impact', 'cause']);

/** A draft of an update: the state by the table, then what people said that its audience may read. */
export function draftUpdate({ record, state }: Briefed, { audience, people, max }: Addressed): UpdateDraft {
  const inside: Inside = { people, incident: record.incident };
  const lines = [opening(record.incident)];
  const citations: string[] = [];
  let leftOut = 0;
  for (const [kind, most, label] of PARTS) {
    const found = candidates(state, kind, most * CANDIDATES);
    const allowed = audience === 'everyone' ? found.filter((one) => mayLeave(one, inside)) : found;
    leftOut += found.length - allowed.length;
    for (const entry of pickEntries(allowed, most)) {
      const said = label === '' ? capitalized(entry.text) : entry.text;
      const line = `${label}${asSentence(audience === 'everyone' ? said : quoteEntry(entry))}`;
      if ([...lines, line].join('\n').length > max) continue;
      lines.push(line);
      citations.push(...sourcesOf(entry));
    }
  }
  return { text: lines.join('\n'), citations: [...new Set(citations)], leftOut };
}

function candidates(state: IncidentState, kind: EntryKind, most: number): Entry[] {
  if (kind === 'cause') return statedCauses(state, most);
  // Once the cause is known, nobody needs a guess.
  if (kind === 'hypothesis' && statedCauses(state, 1).length > 0) return [];
  const last = state.entries.at(-1)?.place ?? 0;
  const isRecent = ({ place }: Entry) => ANY_TIME.has(kind) || place >= last * RECENT;
  return pickEntries(
    holding(state, kind).filter((one) => isHuman(one) && isRecent(one)),
    most,
  );
}

/** Where the incident is, in words for people who don't know its statuses. */
function opening({ status, title, mitigated_at, resolved_at, started_at, created_at }: Incident): string {
  const about = asSentence(title);
  if (isOver(status)) return `Resolved${timed('at', resolved_at)}: ${about}`;
  if (status === 'MITIGATING')
    return `A fix ${mitigated_at === undefined ? 'is' : 'has been'} under way${timed('since', mitigated_at)}: ${about}`;
  const began =
    started_at === undefined ? timed('reported at', created_at) : timed('that began at', started_at);
  return `We're investigating a problem${began}: ${about}`;
}

function timed(preposition: string, moment: Timestamp | undefined): string {
  return moment === undefined ? '' : ` ${preposition} ${formatUtc(moment).slice(11, 16)} UTC`;
}

/** People leave out the last period, which keeps two statements apart. */
function asSentence(text: string): string {
  return /[.!?…。]$/u.test(text) ? text : `${text}.`;
}
