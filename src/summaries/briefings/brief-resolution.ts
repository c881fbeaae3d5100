import { formatDuration } from '../../base/durations.js';
import { epochMillis, type Timestamp } from '../../base/timestamp.js';
import { keysOf } from '../../data/table/keys.js';
import type { Claim } from '../../incidents/records/incident-summary.js';
import { sharedWords } from '../content-words.js';
import { cuesIn } from '../language/cues-in.js';
import { type Entry, holding, type IncidentState } from '../state/entry.js';
import type { Briefed } from './briefed.js';
import { isHuman, isQuestion, pickEntries, quoteIn, statedCauses } from './pick-entries.js';
import { pickFound } from './pick-found.js';
import { isOfTask, taskClaim } from './table-claims.js';

const IMPACT_MAX = 2;
const CAUSES_MAX = 2;
const ENDED_MAX = 3;
const OPEN_MAX = 3;

/** For the record: what users saw and for how long, the cause, what ended it, and what's left to do. */
export function briefResolution(briefed: Briefed): Claim[] {
  const { state, record, nameOf, now } = briefed;
  const { entries } = state;
  const causes = statedCauses(state, CAUSES_MAX);
  const ended = endings(state, causes, record.incident.created_at);
  const seen = pickFound(briefed, 'impact', IMPACT_MAX);
  // A duration alone would say nothing.
  const isEmpty = seen.length + causes.length + ended.length === 0;
  const tasks = record.tasks.filter(({ state: one, text }) => one === 'open' && text !== '');
  return [
    ...seen.map((entry) => quoteIn('impact', entry, entries)),
    ...(isEmpty ? [] : lasting(briefed)),
    ...causes.map((entry) => quoteIn('hypothesis', entry, entries)),
    ...ended.map((entry) => quoteIn('actions', entry, entries)),
    ...tasks.slice(0, OPEN_MAX).map((task) => taskClaim(task, { record, nameOf, now })),
    ...pickEntries(leftOpen(state), OPEN_MAX).map((entry) => quoteIn('open_questions', entry, entries)),
  ];
}

/** How long it lasted, according to the table. */
export function lasting({ record: { incident, events } }: Briefed): Claim[] {
  const { started_at, created_at, resolved_at } = incident;
  if (resolved_at === undefined) return [];
  const from = started_at ?? created_at;
  const took = epochMillis(resolved_at) - epochMillis(from);
  const last = events.findLast(({ type, detail }) => type === 'STATUS_CHANGED' && detail?.to === 'RESOLVED');
  if (!(took > 0)) return [];
  return [
    {
      section: 'impact',
      text: `Lasted ${formatDuration(took)}, from ${minute(from)} to ${minute(resolved_at)} UTC`,
      citations: [last === undefined ? keysOf.incident(incident).SK : keysOf.event(last).SK],
    },
  ];
}

/** The last actions, then how things recovered. */
function endings(state: IncidentState, causes: readonly Entry[], declaredAt: Timestamp): Entry[] {
  const trouble = state.entries.find(({ kind }) => kind === 'impact')?.place ?? 0;
  const fixes = holding(state, 'done', 'recovery').filter(
    (one) =>
      one.place > trouble && isStatement(one) && !isTrigger(one, causes) && !isFromBefore(one, declaredAt),
  );
  const last = fixes.at(-1)?.place ?? 0;
  // Early attempts that didn't help are followed by others.
  const late = fixes.filter(({ place, line }) => place >= last * LATE || line.isKey || line.kind !== 'said');
  const done = pickEntries(
    late.filter((one) => one.kind === 'done'),
    DONE_MAX,
  );
  const better = pickEntries(
    late.filter((one) => one.kind === 'recovery'),
    ENDED_MAX - done.length,
  );
  return [...done, ...better].sort((a, b) => a.place - b.place);
}

/** Whether a person states, without doubt or negation, that something works or was done. */
function isStatement(entry: Entry): boolean {
  const { text, line } = entry;
  if (!isHuman(entry) || isOfTask(line.type) || line.type === 'TOPIC_CHANGED' || isQuestion(text))
    return false;
  return !cuesIn(text).hasAny('negation', 'hedge');
}

/** `13:42 started the roll-out`, reported later: it happened before the incident and may have caused it. */
function isFromBefore({ text, line }: Entry, declaredAt: Timestamp): boolean {
  const clock = /^\D{0,12}([01]?\d|2[0-3]):([0-5]\d)(?!\d)/.exec(text);
  if (!clock) return false;
  const [, hours = '', minutes = ''] = clock;
  const said = `${line.at.slice(0, 11)}${hours.padStart(2, '0')}:${minutes}:59`;
  return said <= line.at && said < declaredAt;
}

const LATE = 0.4;
const SHARED_MIN = 2;
const DONE_MAX = 2;

/**
 * Whether an action may have caused the incident: it came before the cause was named and shares its words, without
 * undoing anything.
 */
function isTrigger({ words, text, place }: Entry, causes: readonly Entry[]): boolean {
  if (TAKES_BACK.test(text) || cuesIn(text).has('recovery')) return false;
  const known = Math.min(...causes.map((cause) => cause.place));
  return place <= known && causes.some((cause) => sharedWords(cause.words, words) >= SHARED_MIN);
}

const TAKES_BACK =
  /(?<!\p{L})(?:revert|roll(?:ed|ing)? ?-?back|undo|undid|restor|remov|disabl|fix|zurückge|rückgängig|behoben|deaktiv|revert|restaur|annul|desfe|desactiv)|戻|切り戻|復旧|修正/iu;

function leftOpen(state: IncidentState): Entry[] {
  const last = state.entries.at(-1)?.place ?? 0;
  return holding(state, 'question', 'next').filter(
    (one) => isHuman(one) && !isOfTask(one.line.type) && one.place >= last / 2,
  );
}

function minute(at: string): string {
  return at.slice(11, 16);
}
