import { formatDuration } from '../../base/durations.js';
import { truncate } from '../../views/text.js';
import { type Markup, markup } from '../render/markup.js';
import type { Count, Period, Stats } from '../stats/count-incidents.js';
import { dayOfYear } from '../stats/day-of-year.js';
import type { Spread } from '../stats/spread.js';
import { INK, severityColor } from './chart-colors.js';

const WIDTH = 960;
const HEIGHT = 500;
const BARS = { left: 32, right: 600, top: 190, bottom: 430 };
const SERVICES = { left: 650, right: 928, top: 190, row: 34, most: 7 };
/** With more bars than this, only every second or third one is labeled. */
const MOST_LABELS = 9;

/** Counts by day or week and by service, and response times, as SVG on a white background. */
export function buildStatsChart(stats: Stats): Markup {
  const { from, to, total, per } = stats;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="Roboto" font-size="14"><rect x="1" y="1" width="${WIDTH - 2}" height="${HEIGHT - 2}" rx="12" fill="${INK.paper}" stroke="${INK.line}" stroke-width="2"/><text x="32" y="42" font-size="20" font-weight="700" fill="${INK.text}">Incidents ${from.slice(0, 10)} to ${to.slice(0, 10)} (UTC)</text>${[
    figure(32, 'declared', String(total), ''),
    duration(212, 'to acknowledge (MTTA)', stats.toAcknowledge),
    duration(452, 'to mitigate (MTTM)', stats.toMitigate),
    duration(692, 'to resolve (MTTR)', stats.toResolve),
  ]}${heading(BARS.left, `By ${per}`)}${periodBars(stats.periods)}${legend(stats.bySeverity)}${heading(SERVICES.left, 'By service')}${serviceBars(stats.byService)}</svg>`;
}

function duration(x: number, label: string, spread: Spread | undefined): Markup {
  if (!spread) return figure(x, label, '–', '');
  return figure(
    x,
    `median ${label}`,
    formatDuration(spread.median),
    `p90 ${formatDuration(spread.p90)}, of ${spread.count}`,
  );
}

function figure(x: number, label: string, value: string, detail: string): Markup {
  return markup`<text x="${x}" y="92" font-size="28" font-weight="700" fill="${INK.text}">${value}</text><text x="${x}" y="114" fill="${INK.faint}">${label}</text><text x="${x}" y="134" fill="${INK.faint}">${detail}</text>`;
}

function heading(x: number, content: string): Markup {
  return markup`<text x="${x}" y="172" font-weight="700" fill="${INK.text}">${content}</text>`;
}

/** One bar per day or week, its severities stacked with the most severe at the bottom. */
function periodBars(periods: readonly Period[]): Markup[] {
  const most = Math.max(1, ...periods.map(({ count }) => count));
  const slot = (BARS.right - BARS.left) / Math.max(1, periods.length);
  const unit = (BARS.bottom - BARS.top - 20) / most;
  const every = Math.ceil(periods.length / MOST_LABELS);
  const baseline = markup`<line x1="${BARS.left}" x2="${BARS.right}" y1="${BARS.bottom}" y2="${BARS.bottom}" stroke="${INK.line}" stroke-width="2"/>`;
  const bars = periods.map(({ day, count, bySeverity }, i) => {
    const middle = round(BARS.left + (i + 0.5) * slot);
    const width = round(Math.min(56, slot * 0.7));
    const label = i % every === 0 ? text(middle, BARS.bottom + 20, dayOfYear(day)) : '';
    const total = count > 0 && slot > 14 ? text(middle, BARS.bottom - count * unit - 6, String(count)) : '';
    return markup`${stack(bySeverity, { left: round(middle - width / 2), width, unit })}${total}${label}`;
  });
  return [baseline, ...bars];
}

function stack(
  counts: readonly Count[],
  { left, width, unit }: { left: number; width: number; unit: number },
): Markup[] {
  let bottom = BARS.bottom;
  return counts.map(({ name, count }) => {
    bottom -= count * unit;
    return markup`<rect x="${left}" y="${round(bottom)}" width="${width}" height="${round(count * unit)}" fill="${severityColor(name)}" stroke="${INK.paper}"/>`;
  });
}

function legend(bySeverity: readonly Count[]): Markup[] {
  return bySeverity.slice(0, 7).map(({ name, count }, i) => {
    const x = BARS.left + i * 80;
    return markup`<rect x="${x}" y="464" width="12" height="12" rx="2" fill="${severityColor(name)}"/><text x="${x + 18}" y="475" fill="${INK.text}">${truncate(name, 5)} ${count}</text>`;
  });
}

function serviceBars(services: readonly Count[]): Markup[] {
  const shown = foldRest(services, SERVICES.most);
  const most = Math.max(1, ...shown.map(({ count }) => count));
  const room = SERVICES.right - SERVICES.left - 36;
  return shown.map(({ name, count }, i) => {
    const y = SERVICES.top + i * SERVICES.row;
    const width = round((count / most) * room);
    return markup`<text x="${SERVICES.left}" y="${y + 10}" font-size="13" fill="${INK.text}">${truncate(name, 36)}</text><rect x="${SERVICES.left}" y="${y + 15}" width="${width}" height="10" rx="2" fill="${INK.bar}"/><text x="${SERVICES.left + width + 6}" y="${y + 25}" font-size="13" fill="${INK.text}">${count}</text>`;
  });
}

/** The last line adds up the services there is no room for. */
function foldRest(counts: readonly Count[], most: number): readonly Count[] {
  if (counts.length <= most) return counts;
  const rest = counts.slice(most - 1);
  const count = rest.reduce((sum, one) => sum + one.count, 0);
  return [...counts.slice(0, most - 1), { name: `${rest.length} other services`, count }];
}

function text(x: number, y: number, content: string): Markup {
  return markup`<text x="${x}" y="${round(y)}" font-size="13" text-anchor="middle" fill="${INK.text}">${content}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
