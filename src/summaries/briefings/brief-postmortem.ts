import type { Claim } from '../../incidents/records/incident-summary.js';
import { corroborating } from '../extractive/corroborate.js';
import { standsAlone } from '../extractive/stands-alone.js';
import type { Entry, EntryKind, IncidentState } from '../state/entry.js';
import type { TranscriptLine } from '../transcript.js';
import type { Briefed } from './briefed.js';
import { isHuman, sourcesOf } from './pick-entries.js';

/** With more of each, it would be a second transcript. */
const NOTES_MAX = 60;
const BELIEFS_MAX = 12;
/** How many of the beliefs may be causes that still hold, which have a section of their own. */
const HOLDING_MAX = 4;
/** The maximum length of a note and of a belief, in characters. */
const NOTE_MAX = 600;
const BELIEF_MAX = 240;

/** What every post-mortem has, with or without a model: people's own notes, and what they believed when. */
export function ownPostmortem({ state, record }: Briefed): Claim[] {
  return [...resolutionNotes(state.lines, record.summaries), ...notes(state.lines), ...beliefs(state)];
}

/** The accepted resolution note. It also cites the sources of its proposal, so that redacting one removes both. */
function resolutionNotes(
  lines: readonly TranscriptLine[],
  summaries: Briefed['record']['summaries'],
): Claim[] {
  const accepted = lines.filter(({ type, text }) => type === 'RESOLUTION_NOTE' && text !== '');
  return accepted.slice(-1).map(({ sk, text, detail }) => {
    const proposal = summaries.find(({ timestamp }) => timestamp === detail.summary);
    const rested = proposal?.claims.flatMap(({ citations }) => citations) ?? [];
    return { section: 'own_words', text, citations: [...new Set([sk, ...rested])] };
  });
}

function notes(lines: readonly TranscriptLine[]): Claim[] {
  return lines
    .filter(({ kind, text }) => kind === 'note' && text !== '')
    .slice(-NOTES_MAX)
    .map(({ sk, who, text }) => ({
      section: 'own_words',
      text: `Note by ${who}: ${cut(text, NOTE_MAX)}`,
      citations: [sk],
    }));
}

const BELIEFS: ReadonlySet<EntryKind> = new Set(['cause', 'hypothesis']);

/** Who believed what, on what evidence, and why that ended. */
function beliefs({ entries }: IncidentState): Claim[] {
  const held = entries.filter((one) => BELIEFS.has(one.kind) && isHuman(one) && standsAlone(one));
  const ranked = [...held].sort((a, b) => rank(b) - rank(a));
  const isKept = ({ kind, fate }: Entry) => kind === 'cause' && fate === 'holds';
  const causes = ranked.filter(isKept).slice(0, HOLDING_MAX);
  const others = ranked.filter((one) => !isKept(one)).slice(0, BELIEFS_MAX - causes.length);
  return [...causes, ...others].sort((a, b) => a.place - b.place).map((one) => beliefClaim(one, entries));
}

/** Favors beliefs that turned out wrong, which post-mortems are about. */
function rank({ weight, fate, isLabeled }: Entry): number {
  return weight + Number(isLabeled) + Number(fate === 'withdrawn');
}

function beliefClaim(entry: Entry, entries: readonly Entry[]): Claim {
  const { kind, line, text, endedBy } = entry;
  const verb = kind === 'hypothesis' ? 'suspected' : 'said';
  const evidence = corroborating(entry, entries).map(({ sk }) => sk);
  return {
    section: 'beliefs',
    text: `${minute(line.at)} ${line.who} ${verb}: “${cut(text, BELIEF_MAX)}” ${fateOf(entry)}`,
    citations: [...new Set([...sourcesOf(entry), ...(endedBy ? [endedBy.sk] : []), ...evidence])],
  };
}

function fateOf({ kind, fate, endedBy }: Entry): string {
  if (endedBy === undefined || fate === 'holds')
    return kind === 'cause' ? 'It still holds.' : 'Nobody confirmed it or ruled it out.';
  const verb = fate === 'withdrawn' ? 'Taken back' : 'Overtaken';
  return `${verb} at ${minute(endedBy.at)} by ${endedBy.who}: “${cut(endedBy.text, BELIEF_MAX)}”`;
}

function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max).toWellFormed()}…`;
}

function minute(at: string): string {
  return at.slice(11, 16);
}
