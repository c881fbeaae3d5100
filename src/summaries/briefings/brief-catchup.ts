import type { Incident } from '../../incidents/records/incident.js';
import { type Claim, SECTIONS } from '../../incidents/records/incident-summary.js';
import { isOver } from '../../incidents/transitions.js';
import { selectEntries } from '../extractive/select-entries.js';
import type { Entry, IncidentState } from '../state/entry.js';
import type { TranscriptLine } from '../transcript.js';
import type { Briefed } from './briefed.js';
import { changedBeliefs } from './changed-beliefs.js';
import { changedFacts } from './changed-facts.js';
import { quoteIn } from './pick-entries.js';

/** What changed since the reader last looked, then what's new. */
export async function briefCatchup(briefed: Briefed): Promise<Claim[]> {
  const { state, record, since = '' } = briefed;
  const changed = tableCatchup(briefed);
  const shown = new Set(changed.flatMap(({ citations }) => citations));
  const chosen = await chooseNew(state, since, record.incident);
  const fresh = chosen.filter(({ entry }) => !shown.has(entry.line.sk));
  const news = fresh.map(({ entry, section }) => quoteIn(section, entry, state.entries));
  return [...changed, ...SECTIONS.flatMap((name) => news.filter(({ section }) => section === name))];
}

/** The part of a catch-up that comes from comparing states, with or without a model. */
export function tableCatchup(briefed: Briefed): Claim[] {
  return [...changedFacts(briefed), ...changedBeliefs(briefed.state, briefed.since ?? '')];
}

/** Entries from lines added or edited since then that still hold. */
async function chooseNew({ entries, lines }: IncidentState, since: string, { status }: Incident) {
  const isNew = ({ at, editedAt = '' }: TranscriptLine) => at > since || editedAt > since;
  const newLines = lines.filter(isNew);
  const places = new Map(newLines.map((line, place) => [line, place]));
  const replaced = new Map<Entry, Entry>();
  for (const entry of entries) {
    const place = places.get(entry.line);
    if (place !== undefined) replaced.set({ ...entry, place }, entry);
  }
  const chosen = await selectEntries(
    { entries: [...replaced.keys()], lines: newLines },
    { isOver: isOver(status) },
  );
  return chosen.map(({ entry, section }) => ({ entry: replaced.get(entry) ?? entry, section }));
}
