import { keysOf, sk } from '../../data/table/keys.js';
import type { Claim } from '../../incidents/records/incident-summary.js';
import type { Summarizer } from '../../ports/summarizer.js';
import { baselines } from './baselines.js';
import { claimsAsOf, momentsToScore, type PlayedTranscript } from './play-transcript.js';
import { type Score, scoreSummary } from './score-summary.js';

/** The score of one summary, or of a baseline that was given as many characters. */
export interface Row extends Score {
  transcript: string;
  /** `end`, a time at which the record was cut, or the name of a baseline. */
  as_of: string;
  /** Claims without a citation, or with one that isn't on the record. */
  uncited: number;
  errors: number;
  ms: number;
}

/** Scores the summary at the end, the baselines, and unless `whole` also what it would have said earlier. */
export async function scoreTranscript(
  played: PlayedTranscript,
  summarizer: Summarizer,
  { whole }: { whole: boolean },
): Promise<Row[]> {
  const { claims, lines, errors, ms } = played;
  const end = rowOf(played, { as_of: 'end', claims });
  const compared = Object.entries(baselines(lines, end.characters)).map(([name, chosen]) =>
    rowOf(played, { as_of: name, claims: chosen }),
  );
  const earlier: Row[] = [];
  for (const { at, known } of whole ? [] : momentsToScore(played)) {
    const then = await claimsAsOf(played, at, summarizer);
    earlier.push(rowOf(played, { as_of: at, claims: then, known }));
  }
  return [...earlier, { ...end, errors: errors.length, ms }, ...compared];
}

interface Shown {
  as_of: string;
  claims: readonly Claim[];
  known?: readonly string[];
}

function rowOf(played: PlayedTranscript, { as_of, claims, known }: Shown): Row {
  const { facts, lines, name } = played;
  const textAt = new Map(lines.map(({ at, text }) => [at, text]));
  const score = scoreSummary({ claims, facts, textAt, known });
  return { transcript: name, as_of, ...score, uncited: uncited(claims, played), errors: 0, ms: 0 };
}

function uncited(
  claims: readonly Claim[],
  { record: { comments, events, tasks } }: PlayedTranscript,
): number {
  const known = new Set([
    sk.metadata,
    ...comments.map((comment) => keysOf.comment(comment).SK),
    ...events.map((event) => keysOf.event(event).SK),
    ...tasks.map((task) => keysOf.task(task).SK),
  ]);
  return claims.filter(({ citations }) => citations.length === 0 || !citations.every((one) => known.has(one)))
    .length;
}

const BASELINES = new Set(['longest', 'textrank', 'last', 'random']);

/** The means over all transcripts: of the end, of each baseline, and of all earlier moments. */
export function totals(rows: readonly Row[]): Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = row.as_of === 'end' || BASELINES.has(row.as_of) ? row.as_of : 'earlier';
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups].map(([name, own]) => meanOf(name, own));
}

function meanOf(as_of: string, rows: readonly Row[]): Row {
  const sum = (read: (row: Row) => number) => rows.reduce((all, row) => all + read(row), 0);
  const mean = (read: (row: Row) => number) => sum(read) / rows.length;
  return {
    transcript: 'MEAN',
    as_of,
    recall: mean(({ recall }) => recall),
    rubric: mean(({ rubric }) => rubric),
    characters: Math.round(mean(({ characters }) => characters)),
    longest: Math.max(...rows.map(({ longest }) => longest)),
    ms: Math.max(...rows.map(({ ms }) => ms)),
    facts: sum(({ facts }) => facts),
    claims: sum(({ claims }) => claims),
    inPlace: sum(({ inPlace }) => inPlace),
    placeable: sum(({ placeable }) => placeable),
    glued: sum(({ glued }) => glued),
    repeated: sum(({ repeated }) => repeated),
    cut: sum(({ cut }) => cut),
    uncited: sum((row) => row.uncited),
    errors: sum(({ errors }) => errors),
    leaks: sum(({ leaks }) => leaks),
    forbidden: rows.flatMap(({ forbidden }) => forbidden),
    missing: [],
    misplaced: [],
  };
}
