import { counted } from '../../base/counted.js';
import type { Examination } from './doctor.js';
import type { Finding } from './finding.js';

/** How many findings of one check to print; the JSON has all of them. */
const SHOWN = 10;

const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Finding['severity'][];

interface Report extends Examination {
  tableName: string;
  /** What this run repaired. */
  fixed: readonly Finding[];
}

/** The doctor's findings as text for a terminal. */
export function describeFindings({ tableName, items, findings, fixed, omitted }: Report): string {
  const groups = SEVERITIES.flatMap((severity) =>
    groupByCheck(findings.filter((finding) => finding.severity === severity)),
  );
  return [
    ...(fixed.length > 0 ? [`Repaired ${fixed.length}:`, ...fixed.slice(0, SHOWN).map(describeFixed)] : []),
    ...more(fixed.length - SHOWN),
    ...groups.flatMap(describeGroup),
    ...(omitted > 0 ? [`${omitted} more were found and not kept; repair these and look again.`, ''] : []),
    `Looked at ${counted(items, 'item')} of ${tableName}: ${tally(findings)}.`,
  ].join('\n');
}

function groupByCheck(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    groups.set(finding.check, [...(groups.get(finding.check) ?? []), finding]);
  }
  return [...groups.values()];
}

function describeFixed({ item, problem }: Finding): string {
  return `  ${item ?? 'the table'}: ${problem}`;
}

function describeGroup(group: Finding[]): string[] {
  const [first] = group;
  if (!first) return [];
  const lines = group
    .slice(0, SHOWN)
    .flatMap(({ item, problem, action }) => [
      ...(item ? [`  ${item}`] : []),
      `    ${problem}`,
      `    > ${action}`,
    ]);
  return [`${first.severity.toUpperCase()} ${first.check}`, ...lines, ...more(group.length - SHOWN), ''];
}

function more(count: number): string[] {
  return count > 0 ? [`  and ${count} more; --json shows all`] : [];
}

function tally(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'nothing is wrong';
  const nouns = { error: 'error', warning: 'warning', info: 'note' };
  return SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count > 0 ? [counted(count, nouns[severity])] : [];
  }).join(', ');
}

/** Whether there's nothing to do; notes are fine. */
export function isHealthy(findings: readonly Finding[]): boolean {
  return findings.every(({ severity }) => severity === 'info');
}
