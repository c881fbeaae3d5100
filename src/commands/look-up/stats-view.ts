import { formatDuration } from '../../base/durations.js';
import type { Count, Stats } from '../../reports/stats/count-incidents.js';
import type { Spread } from '../../reports/stats/spread.js';
import { context, fields, type Message, notice, section } from '../../views/blocks.js';
import { statusWord } from '../../views/labels.js';
import { date, escapeText, truncate } from '../../views/text.js';

/** Services shown by name. */
const MOST_SERVICES = 8;
const DAY = '{date_short}';

/** What stands there while the incidents are counted. */
export function buildStatsProgress(from: string): Message {
  return notice(`:hourglass_flowing_sand: Counting incidents since ${date(from, DAY)}…`);
}

/** The numbers; the picture beside them shows the same. */
export function buildStats(stats: Stats): Message {
  const { from, to, total, bySeverity, byStatus, byService, per, periods } = stats;
  const title = `Incidents ${date(from, DAY)} to ${date(to, DAY)}: ${total}`;
  if (total === 0) return notice(`${title}. Nothing was declared.`);
  const shown = byService.slice(0, MOST_SERVICES);
  const more = byService.length - shown.length;
  return {
    text: title,
    blocks: [
      section(`*${title}*`),
      fields([
        `*Time to acknowledge* (MTTA)\n${spreadWords(stats.toAcknowledge)}`,
        `*Time to mitigate* (MTTM)\n${spreadWords(stats.toMitigate)}`,
        `*Time to resolve* (MTTR)\n${spreadWords(stats.toResolve)}`,
        `*Severity*\n${list(bySeverity)}`,
        `*Status*\n${list(byStatus.map(({ name, count }) => ({ name: statusWord(name), count })))}`,
        `*Service*\n${list(shown)}${more > 0 ? `, ${more} more` : ''}`,
      ]),
      section(`*By ${per}* ${periods.map(({ day, count }) => `${day.slice(5)}: ${count}`).join(' · ')}`),
      context('Public incidents by the day they were declared, UTC. Times run from declaration.'),
    ],
  };
}

function spreadWords(spread: Spread | undefined): string {
  if (!spread) return 'none yet';
  return `median ${formatDuration(spread.median)}, p90 ${formatDuration(spread.p90)} (${spread.count})`;
}

function list(counts: readonly Count[]): string {
  return counts.map(({ name, count }) => `${escapeText(truncate(name, 60))} ${count}`).join(', ');
}
