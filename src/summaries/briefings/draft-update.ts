import { formatUtc } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import { isOver } from '../../incidents/transitions.js';
import { capitalized } from '../extractive/capitalized.js';
import { quoteEntry } from '../extractive/quote-entry.js';
import { type Language, languageOf, mayBeIn } from '../language/language-of.js';
import { type Entry, type EntryKind, holding, type IncidentState } from '../state/entry.js';
import type { Briefed } from './briefed.js';
import { DRAFT_WORDS, type DraftWords } from './draft-words.js';
import { type Inside, mayLeave } from './may-leave.js';
import { isHuman, pickEntries, sourcesOf, statedCauses } from './pick-entries.js';

export interface UpdateDraft {
  /** Plain text, to be edited. */
  text: string;
  /** Sort keys of its sources. */
  citations: string[];
  /** How many statements were left out because outsiders mustn't read them. */
  leftOut: number;
}

interface Addressed {
  /** `responders`: the members of the incident channel, who may know everything. */
  audience: 'everyone' | 'responders';
  people: readonly string[];
  max: number;
}

/** How many statements of each kind, and the words before each. */
const PARTS: readonly (readonly [EntryKind, number, keyof DraftWords | undefined])[] = [
  ['impact', 2, undefined],
  ['cause', 1, 'cause'],
  ['hypothesis', 1, undefined],
  ['done', 2, undefined],
  ['recovery', 1, undefined],
  ['progress', 1, 'progress'],
  ['next', 1, 'next'],
];
/** How many candidates to consider per statement shown, since some may not be read by everyone. */
const CANDIDATES = 4;
/** Statements from before this share of the incident are old news, except what's broken and why. */
const RECENT = 0.4;
const ANY_TIME: ReadonlySet<EntryKind> = new Set(['impact', 'cause']);

/** Drafts an update: the state from the table, then what people said, as far as the audience may read it. */
export function draftUpdate({ record, state }: Briefed, { audience, people, max }: Addressed): UpdateDraft {
  const inside: Inside = { people, incident: record.incident };
  const language = mainLanguage(state, record.incident);
  const words = DRAFT_WORDS[language];
  const lines = [opening(record.incident, words)];
  const citations: string[] = [];
  let leftOut = 0;
  const mayRead = (one: Entry) => mayLeave(one, inside) && mayBeIn(one.text, language);
  for (const [kind, most, label] of PARTS) {
    const found = candidates(state, kind, most * CANDIDATES);
    const allowed = audience === 'everyone' ? found.filter(mayRead) : found;
    leftOut += found.length - allowed.length;
    for (const entry of pickEntries(allowed, most)) {
      const said = label === undefined ? capitalized(entry.text) : entry.text;
      const line = `${label === undefined ? '' : words[label]}${asSentence(audience === 'everyone' ? said : quoteEntry(entry))}`;
      if ([...lines, line].join('\n').length > max) continue;
      lines.push(line);
      citations.push(...sourcesOf(entry));
    }
  }
  return { text: lines.join('\n'), citations: [...new Set(citations)], leftOut };
}

function candidates(state: IncidentState, kind: EntryKind, most: number): Entry[] {
  if (kind === 'cause') return statedCauses(state, most);
  // Once the cause is known, guesses are of no use.
  if (kind === 'hypothesis' && statedCauses(state, 1).length > 0) return [];
  const last = state.entries.at(-1)?.place ?? 0;
  const isRecent = ({ place }: Entry) => ANY_TIME.has(kind) || place >= last * RECENT;
  return pickEntries(
    holding(state, kind).filter((one) => isHuman(one) && isRecent(one)),
    most,
  );
}

/** The language that most statements are in, the title included. */
function mainLanguage({ entries }: IncidentState, { title }: Incident): Language {
  const counts = new Map<Language, number>();
  for (const text of [title, ...entries.filter(isHuman).map((entry) => entry.text)]) {
    const language = languageOf(text);
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? 'en';
}

/** The state of the incident, in words for people who don't know its statuses. */
function opening(incident: Incident, words: DraftWords): string {
  const { status, title, mitigated_at, resolved_at, started_at, created_at } = incident;
  const at = isOver(status)
    ? resolved_at
    : status === 'MITIGATING'
      ? mitigated_at
      : (started_at ?? created_at);
  const time = at === undefined ? undefined : `${formatUtc(at).slice(11, 16)} UTC`;
  return words[openingFor(incident, time)].replace('@', time ?? '') + asSentence(title);
}

function openingFor({ status, started_at }: Incident, time: string | undefined): keyof DraftWords {
  if (isOver(status)) return time === undefined ? 'resolved' : 'resolvedAt';
  if (status === 'MITIGATING') return time === undefined ? 'fixing' : 'fixingSince';
  return started_at === undefined ? 'reported' : 'began';
}

/** Adds the final period that people leave out, to keep statements apart. */
function asSentence(text: string): string {
  if (/[.!?…。！？]$/u.test(text)) return text;
  return languageOf(text) === 'ja' ? `${text}。` : `${text}.`;
}
