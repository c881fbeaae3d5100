import type { Claim, Section } from '../../incidents/records/incident-summary.js';
import { isShown, momentOf } from '../extractive/is-shown.js';
import { quoteEntry } from '../extractive/quote-entry.js';
import type { EssentialSection } from '../extractive/section-limits.js';
import { cuesIn } from '../language/cues-in.js';
import type { Entry, EntryKind } from '../state/entry.js';
import type { Briefed } from './briefed.js';
import { isHuman, isQuestion, pickEntries, quoteIn, sourcesOf, statedCauses } from './pick-entries.js';
import { pickFound } from './pick-found.js';
import { dueClaims, isOfTask, roleClaims } from './table-claims.js';

/** The kinds quoted in each section, besides the table's facts, and how many of each. */
const PARTS: readonly (readonly [Section, readonly EntryKind[], number])[] = [
  ['next_steps', ['next'], 4],
  ['in_progress', ['progress'], 3],
  ['open_questions', ['question'], 4],
];
/** Sections chosen by content, not only by kind, and how many statements each gets. */
const FOUND: readonly (readonly [EssentialSection, number])[] = [
  ['ruled_out', 3],
  ['impact', 2],
];
const DECISIONS_MAX = 4;
const MITIGATIONS_MAX = 4;
const PROHIBITIONS_MAX = 4;
const CAUSES_MAX = 3;

/**
 * For the person taking over: what's in force, what to avoid, the cause, what's next, open questions, and what's known.
 */
export function briefHandoff(briefed: Briefed): Claim[] {
  const { state } = briefed;
  const { entries } = state;
  const quoted = PARTS.flatMap(([section, kinds, most]) =>
    pickEntries(relevant(briefed, kinds), most).map((entry) => quoteIn(section, entry, entries)),
  );
  const found = FOUND.flatMap(([section, most]) =>
    pickFound(briefed, section, most).map((entry) => quoteIn(section, entry, entries)),
  );
  return [
    ...tableHandoff(briefed),
    ...inForce(briefed),
    ...avoid(briefed),
    ...causes(briefed),
    ...quoted,
    ...found,
  ];
}

/** The part of a handoff that comes from the table, with or without a model. */
export function tableHandoff(briefed: Briefed): Claim[] {
  return [...roleClaims(briefed), ...dueClaims(briefed)];
}

/** Decisions and mitigations, which stay in force until someone undoes them. */
function inForce(briefed: Briefed): Claim[] {
  const decisions = pickEntries(relevant(briefed, ['decision']).filter(isDecided), DECISIONS_MAX);
  const done = pickEntries(relevant(briefed, ['done', 'recovery']).filter(isAct), MITIGATIONS_MAX);
  return [
    ...decisions.map(
      (entry): Claim => ({
        section: 'in_force',
        text: entry.isLabeled ? `Decided by ${entry.line.who}: ${quoteEntry(entry)}` : quoteEntry(entry),
        citations: sourcesOf(entry),
      }),
    ),
    ...done.map((entry) => quoteIn('in_force', entry, briefed.state.entries)),
  ];
}

/** Without a label, a statement that something is broken or unknown isn't a decision, however it's phrased. */
function isDecided({ text, isLabeled }: Entry): boolean {
  return isLabeled || !(isQuestion(text) || cuesIn(text).hasAny('unknown', 'failure', 'hedge'));
}

/** Whether an entry reports an action, even if it was classified as a recovery, rather than trouble. */
function isAct({ kind, text, asked }: Entry): boolean {
  const cues = cuesIn(text);
  if (kind === 'recovery' && !cues.has('done')) return false;
  if (cues.has('affected') && !cues.has('done')) return false;
  if (cues.has('failure') && !cues.has('recovery') && !NO_MORE.test(text)) return false;
  return asked === undefined && !cues.has('hedge');
}

/** `Failed over to db2, no more timeouts`: the action helped. */
const NO_MORE =
  /(?<!\p{L})(?:no more|no longer any|keine (?:\S{1,20} )?\S{1,20} mehr|ya no hay|sin más|plus (?:de |d['’]|aucune? )|não há mais|sem mais)(?!\p{L})|もう(?:出て|起きて)いません/iu;

function avoid(briefed: Briefed): Claim[] {
  const forbidden = pickEntries(relevant(briefed, ['prohibition']).filter(forbids), PROHIBITIONS_MAX);
  return forbidden.map((entry) => quoteIn('avoid', entry, briefed.state.entries));
}

/** `We don't have one` forbids nothing; `Don't restart db1` does. */
const REFUSAL = /(?<!\p{L})(?:do not|don['’]?t)(?!\p{L})/iu;
const ORDER = /(?:^|[.:;!,–—]\s{1,3}|\b(?:please|and|so|but|then|now|ok)\s)(?:do not|don['’]?t)(?!\p{L})/iu;

function forbids({ text, isLabeled }: Entry): boolean {
  return isLabeled || !REFUSAL.test(text) || ORDER.test(text);
}

/** The cause, or what people suspect as long as no one has named it. */
function causes(briefed: Briefed): Claim[] {
  const known = statedCauses(briefed.state, CAUSES_MAX);
  const shown = known.length > 0 ? known : pickEntries(relevant(briefed, ['hypothesis']), CAUSES_MAX);
  return shown.map((entry) => quoteIn('hypothesis', entry, briefed.state.entries));
}

/** The entries of some kinds that a digest could show. */
function relevant({ state: { entries }, record }: Briefed, kinds: readonly EntryKind[]): Entry[] {
  const moment = momentOf(entries, record.incident);
  return entries.filter(
    (entry) =>
      kinds.includes(entry.kind) &&
      entry.fate === 'holds' &&
      isHuman(entry) &&
      !isOfTask(entry.line.type) &&
      isShown(entry, moment),
  );
}
