import { DAY_MS, formatDuration } from '../../base/durations.js';
import { epochMillis } from '../../base/timestamp.js';
import type { Count, Stats } from '../../reports/stats/count-incidents.js';
import type { Acceptance } from '../../reports/stats/count-ratings.js';
import { dayOfYear } from '../../reports/stats/day-of-year.js';
import type { Spread } from '../../reports/stats/spread.js';
import { context, fields, type Message, notice, section } from '../../views/blocks.js';
import { statusWord } from '../../views/labels.js';
import { date, label } from '../../views/text.js';

/** How many services, or values of a custom field, are listed by name. */
const MAX_NAMES = 8;
/** Slack's limit, next to seven other numbers. */
const MAX_FIELDS = 3;
const DAY = '{date_short}';

/** Posted while the incidents are counted. */
export function buildStatsProgress(from: string): Message {
  return notice(`:hourglass_flowing_sand: Counting incidents since ${date(from, DAY)}…`);
}

/** The numbers; the image next to them shows the same. */
export function buildStats(stats: Stats, ratings: readonly Acceptance[] = []): Message {
  const { from, to, total, bySeverity, byStatus, byService, byField, per, periods } = stats;
  // `yesterday` ends a moment before midnight; the last 24 hours span two days.
  const isOneDay = epochMillis(to) - epochMillis(from) < DAY_MS;
  const title = `Incidents ${isOneDay ? `on ${date(from, DAY)}` : `${date(from, DAY)} to ${date(to, DAY)}`}: ${total}`;
  if (total === 0) return notice(`${title}. No incidents were declared.`);
  return {
    text: title,
    blocks: [
      section(`*${title}*`),
      fields([
        `*Time to detect* (MTTD)\n${spreadText(stats.toDetect)}`,
        `*Time to acknowledge* (MTTA)\n${spreadText(stats.toAcknowledge)}`,
        `*Time to mitigate* (MTTM)\n${spreadText(stats.toMitigate)}`,
        `*Time to resolve* (MTTR)\n${spreadText(stats.toResolve)}`,
        `*Severity*\n${list(bySeverity)}`,
        `*Status*\n${list(byStatus.map(({ name, count }) => ({ name: statusWord(name), count })))}`,
        `*Service*\n${listSome(byService)}`,
        ...byField
          .slice(0, MAX_FIELDS)
          .map(({ label: name, counts }) => `*${label(name)}*\n${listSome(counts)}`),
      ]),
      ...(ratings.length === 0
        ? []
        : [section(`*Summaries*\n${ratings.slice(0, MAX_NAMES).map(ratingLine).join('\n')}`)]),
      section(`*By ${per}* ${periods.map(({ day, count }) => `${dayOfYear(day)}: ${count}`).join(' · ')}`),
      context(
        'Public incidents by the day they were declared (UTC). All times except the first are measured from the declaration.',
      ),
    ],
  };
}

/** The numbers for the person who asked, where Aegis can't post. */
export function onlyForYou({ text, blocks = [] }: Message): Message {
  const note =
    "Aegis can't post here, so only you see this. For the image, run `/incident stats` in a channel with Aegis.";
  return { text, blocks: [...blocks, context(note)] };
}

/** `resolution, without a model: 3 accepted, 1 edited (12 % of words), 1 dismissed`. */
function ratingLine({ kind, model, prompt, editedShare, ...counts }: Acceptance): string {
  const by =
    model === 'extractive'
      ? 'without a model'
      : `by ${label(model)}${prompt === undefined ? '' : ` (${label(prompt)})`}`;
  const share = editedShare === undefined ? '' : ` (${Math.round(editedShare * 100)} % of words)`;
  const parts = [
    counts.accepted > 0 && `${counts.accepted} accepted`,
    counts.edited > 0 && `${counts.edited} edited${share}`,
    counts.dismissed > 0 && `${counts.dismissed} dismissed`,
    counts.helpful > 0 && `${counts.helpful} helpful`,
    counts.unhelpful > 0 && `${counts.unhelpful} not helpful`,
  ].filter((part) => part !== false);
  return `${label(kind)}, ${by}: ${parts.join(', ')}`;
}

function spreadText(spread: Spread | undefined): string {
  if (!spread) return 'none yet';
  const { count, median } = spread;
  return `median ${formatDuration(median)}, p90 ${formatDuration(spread.p90)} (${count} ${count === 1 ? 'incident' : 'incidents'})`;
}

/** The most frequent ones. */
function listSome(counts: readonly Count[]): string {
  const more = counts.length - MAX_NAMES;
  return `${list(counts.slice(0, MAX_NAMES))}${more > 0 ? `, ${more} more` : ''}`;
}

function list(counts: readonly Count[]): string {
  return counts.map(({ name, count }) => `${label(name, 60)}: ${count}`).join(', ');
}
