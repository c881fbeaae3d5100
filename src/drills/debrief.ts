import { type FactOutcome, findMissed } from './debrief-facts.js';
import { type Judged, judgeStatements } from './judge-statements.js';
import type { Observed } from './observed.js';
import { checkPromises, type Promised } from './promises.js';
import type { Script } from './script.js';
import type { ScriptCommand } from './script-line.js';

/** One measure of the learner next to the transcript's; undefined if it never happened. Milliseconds of the story. */
export interface Measure {
  what: string;
  you: number | undefined;
  original: number | undefined;
}

export interface Debrief {
  measures: readonly Measure[];
  severity: { you: readonly string[]; original: readonly string[] };
  promises: readonly Promised[];
  facts: readonly FactOutcome[];
  judged: readonly Judged[];
  tasks: { done: number; all: number };
}

/** Compares what the learner did with what became known, and with what the transcript's people did. */
export function debrief(script: Script, observed: Observed): Debrief {
  const updates = observed.statements.filter(({ kind }) => kind === 'update');
  const original = readOriginal(script.commands);
  const facts = findMissed(script, observed);
  return {
    measures: [
      { what: 'Acknowledged', you: observed.acknowledgedMs, original: original.acknowledged },
      { what: 'First update', you: updates[0]?.ms, original: original.firstUpdate },
      {
        what: 'Longest time without an update',
        you: longestGap(
          updates.map(({ ms }) => ms),
          observed.resolvedMs ?? observed.endMs,
        ),
        original: undefined,
      },
      { what: 'Mitigated', you: observed.mitigatedMs, original: original.mitigated },
      { what: 'Resolved', you: observed.resolvedMs, original: original.resolved },
    ],
    severity: {
      you: steps(observed.severities.map(({ severity }) => severity)),
      original: original.severities,
    },
    promises: checkPromises(observed),
    facts,
    judged: judgeStatements(script, observed.statements),
    tasks: { done: observed.tasks.filter(({ isDone }) => isDone).length, all: observed.tasks.length },
  };
}

interface Original {
  acknowledged: number | undefined;
  mitigated: number | undefined;
  resolved: number | undefined;
  firstUpdate: number | undefined;
  severities: readonly string[];
}

function readOriginal(commands: readonly ScriptCommand[]): Original {
  const firstStatus = (...statuses: string[]) =>
    commands.find(({ command }) => command.does === 'status' && statuses.includes(command.status))?.ms;
  const severities = commands.flatMap(({ command }) =>
    command.does === 'declare' || command.does === 'severity' ? [command.severity] : [],
  );
  return {
    acknowledged: firstStatus('ACKNOWLEDGED', 'MITIGATING', 'RESOLVED'),
    mitigated: firstStatus('MITIGATING', 'RESOLVED'),
    resolved: firstStatus('RESOLVED'),
    firstUpdate: commands.find(({ command }) => command.does === 'say' && command.verb === 'update')?.ms,
    severities: steps(severities),
  };
}

/** The longest silence from the declaration to the end, or between updates. */
function longestGap(moments: readonly number[], end: number): number {
  const marks = [0, ...moments.filter((ms) => ms < end), end];
  return Math.max(...marks.slice(1).map((ms, i) => ms - (marks[i] ?? 0)));
}

function steps(values: readonly string[]): string[] {
  return values.filter((value, i) => value !== values[i - 1]);
}
