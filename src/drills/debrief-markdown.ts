import { formatDuration } from '../base/durations.js';
import type { Debrief, Measure } from './debrief.js';
import type { FactOutcome } from './debrief-facts.js';
import type { Judged } from './judge-statements.js';
import type { Promised } from './promises.js';

/** The learner. */
export interface DebriefTitle {
  id: string;
  title: string;
  learner: string;
  role: string;
  /** `2026-03-10 09:13 UTC` */
  startedAt: string;
  speeds: readonly number[];
}

/** The whole debrief as a file. */
export function debriefMarkdown(
  { id, title, learner, role, startedAt, speeds }: DebriefTitle,
  { measures, severity, promises, facts, judged, tasks }: Debrief,
): string {
  return [
    `# Debrief of ${id}: ${cell(title)}`,
    '',
    `${cell(learner)} practiced as ${role}, from ${startedAt}, at ${speeds.map((speed) => `${speed}×`).join(', ')}. All times are story time since the declaration. Everything below comes from the record of the drill and from its transcript.`,
    '',
    '## Times',
    '',
    '| | you | the original |',
    '|---|---|---|',
    ...measures.map(measureRow),
    `| Severity | ${severity.you.join(' → ')} | ${severity.original.join(' → ')} |`,
    `| Tasks done | ${tasks.done} of ${tasks.all} | |`,
    '',
    '## Promises',
    '',
    ...(promises.length === 0
      ? ['You promised no time for the next update, or it never came due.']
      : promises.map(promiseLine)),
    '',
    '## Facts',
    '',
    'What became known, and when an update, a status or a note of yours first said it.',
    '',
    '| known | fact | covered |',
    '|---|---|---|',
    ...facts.map(factRow),
    '',
    '## What was believed, and what was known',
    '',
    ...(judged.length === 0 ? ['You stated nothing that could be compared.'] : judged.flatMap(judgedLines)),
    '',
  ].join('\n');
}

export function storyMoment(ms: number | undefined): string {
  return ms === undefined ? 'never' : `${formatDuration(Math.round(ms / 1_000) * 1_000)}`;
}

function measureRow({ what, you, original }: Measure): string {
  return `| ${what} | ${storyMoment(you)} | ${original === undefined ? '–' : storyMoment(original)} |`;
}

function promiseLine({ text, ms, dueMs, keptMs, isKept }: Promised): string {
  const after = keptMs === undefined ? 'no update came' : `the next update came at ${storyMoment(keptMs)}`;
  return `- ${isKept ? 'Kept' : 'Broken'}: at ${storyMoment(ms)} you wrote “${cell(text)}”, so one was due at ${storyMoment(dueMs)}; ${after}.`;
}

function whenStated({ knownMs, statedMs, mentionedMs }: FactOutcome): string {
  if (statedMs !== undefined)
    return knownMs === 0
      ? storyMoment(statedMs)
      : `${storyMoment(statedMs)}, ${storyMoment(statedMs - knownMs)} after it was known`;
  return mentionedMs === undefined ? 'missed' : `only in the channel, at ${storyMoment(mentionedMs)}`;
}

function factRow(fact: FactOutcome): string {
  return `| ${storyMoment(fact.knownMs)} | ${cell(fact.fact)} | ${whenStated(fact)} |`;
}

function judgedLines(judged: Judged): string[] {
  const { ms, kind, text, missing } = judged;
  return [
    `- ${storyMoment(ms)}, ${KINDS[kind]}: “${cell(text)}”`,
    ...(judged.verdict.is === 'open' ? [] : [`  - ${verdictOf(judged)}`]),
    ...(missing.length === 0 ? [] : [`  - Known by then and left out: ${missing.map(cell).join('; ')}`]),
  ];
}

const KINDS: Readonly<Record<Judged['kind'], string>> = {
  update: 'update',
  status: 'status',
  note: 'note',
  message: 'in the channel',
  severity: 'severity',
};

/** The transcript's verdict on a belief. */
export function verdictOf({ verdict, ms }: Pick<Judged, 'verdict' | 'ms'>): string {
  if (verdict.is === 'open') return 'Nothing in the transcript is about this.';
  const fact = `“${cell(verdict.fact)}”`;
  switch (verdict.is) {
    case 'right':
      return `Right, and known for ${storyMoment(ms - verdict.knownMs)}: ${fact}`;
    case 'early':
      return `Right, ${storyMoment(verdict.knownMs - ms)} before anyone knew: ${fact}`;
    case 'disproved':
      return `Wrong by then. For ${storyMoment(ms - verdict.knownMs)} it had been known that ${fact}`;
    case 'plausible':
      return `Plausible then. ${storyMoment(verdict.knownMs - ms)} later it became known that ${fact}`;
  }
}

/** On one line, and without characters that would end a table cell. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}
