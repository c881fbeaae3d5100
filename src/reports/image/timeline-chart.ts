import { DAY_MS, formatDuration, HOUR_MS, MINUTE_MS } from '../../base/durations.js';
import { epochMillis, fromMillis, type Timestamp } from '../../base/timestamp.js';
import { newValue } from '../../incidents/event-catalog.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import { statusWord } from '../../views/labels.js';
import { truncate } from '../../views/text.js';
import { type Markup, markup } from '../render/markup.js';
import { INK, statusColor } from './chart-colors.js';

const WIDTH = 960;
const HEIGHT = 220;
/** Where the bars are. */
const PLOT = { left: 24, right: WIDTH - 24, top: 64, bottom: 158 };
/** The strip below them that shows the status over time. */
const STRIP = { top: 162, height: 12 };
const LABEL_WIDTH = 122;
/** Two rows of status labels, so that changes close together stay readable. */
const LABEL_ROWS = [40, 56];

const MAX_BARS = 120;
const BAR_WIDTHS = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 4, 8, 12].map((hours) => hours * HOUR_MS),
  DAY_MS,
];

export interface Activity extends Pick<IncidentRecord, 'incident'> {
  events: readonly Pick<IncidentRecord['events'][number], 'timestamp' | 'type' | 'detail'>[];
  comments: readonly { timestamp: Timestamp }[];
}

interface Change {
  at: number;
  status: string;
}

interface Frame {
  start: number;
  end: number;
  /** Milliseconds per bar. */
  step: number;
  x: (millis: number) => number;
}

/** Messages and events of an incident over time, with its status changes, as SVG. */
export function buildTimelineChart(activity: Activity): Markup {
  const { events, comments } = activity;
  const moments = [...events, ...comments]
    .map(({ timestamp }) => epochMillis(timestamp))
    .filter(Number.isFinite);
  const changes = changesOf(activity);
  const frame = frameOf([...moments, ...changes.map(({ at }) => at)]);
  const counts = countPerBar(moments, frame);
  const most = Math.max(1, ...counts);
  const title = `${moments.length} messages and events, up to ${most} in ${formatDuration(frame.step)}, UTC`;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${title}" font-family="Roboto, system-ui, sans-serif" font-size="12"><rect width="${WIDTH}" height="${HEIGHT}" rx="8" fill="${INK.paper}" stroke="${INK.line}"/><text x="${PLOT.left}" y="22" fill="${INK.faint}">${title}</text>${bars(counts, most, frame)}${strip(changes, frame)}${marks(changes, frame)}${axis(frame)}</svg>`;
}

/** The recorded status changes, after the status the incident started with. */
function changesOf({ incident, events }: Activity): Change[] {
  const changes = events.flatMap((event) => {
    const status = newValue('status', event);
    return status === undefined ? [] : [{ at: epochMillis(event.timestamp), status }];
  });
  const start = { at: epochMillis(incident.created_at), status: 'OPEN' };
  return [start, ...changes].filter(({ at }) => Number.isFinite(at)).sort((a, b) => a.at - b.at);
}

function frameOf(moments: readonly number[]): Frame {
  const first = moments.reduce((a, b) => Math.min(a, b), moments[0] ?? 0);
  const last = moments.reduce((a, b) => Math.max(a, b), first);
  const step = barWidth(last - first);
  const start = Math.floor(first / step) * step;
  const end = Math.max((Math.floor(last / step) + 1) * step, start + 10 * step);
  const x = (millis: number) =>
    round(PLOT.left + ((millis - start) / (end - start)) * (PLOT.right - PLOT.left));
  return { start, end, step, x };
}

/** How many milliseconds one bar covers, so that there are at most MAX_BARS of them. */
function barWidth(spanMs: number): number {
  const least = spanMs / MAX_BARS;
  return BAR_WIDTHS.find((width) => width >= least) ?? Math.ceil(least / DAY_MS) * DAY_MS;
}

function countPerBar(moments: readonly number[], { start, end, step }: Frame): number[] {
  const counts = new Array<number>(Math.round((end - start) / step)).fill(0);
  for (const moment of moments) {
    const bar = Math.floor((moment - start) / step);
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return counts;
}

function bars(counts: readonly number[], most: number, { start, step, x }: Frame): Markup[] {
  return counts.flatMap((count, i) => {
    if (count === 0) return [];
    const left = x(start + i * step);
    const width = Math.max(1, round(x(start + (i + 1) * step) - left - 1));
    const height = round((count / most) * (PLOT.bottom - PLOT.top));
    const top = round(PLOT.bottom - height);
    return markup`<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${INK.bar}"/>`;
  });
}

function strip(changes: readonly Change[], { end, x }: Frame): Markup[] {
  return changes.map(({ at, status }, i) => {
    const width = round(x(changes[i + 1]?.at ?? end) - x(at));
    return markup`<rect x="${x(at)}" y="${STRIP.top}" width="${width}" height="${STRIP.height}" fill="${statusColor(status)}"/>`;
  });
}

/** A line at each status change, labeled where there is room. */
function marks(changes: readonly Change[], { x }: Frame): Markup[] {
  const free = LABEL_ROWS.map(() => 0);
  return changes.map(({ at, status }) => {
    const place = x(at);
    const isLast = place > PLOT.right - LABEL_WIDTH;
    const left = isLast ? place - LABEL_WIDTH : place;
    const row = free.findIndex((taken) => taken <= left);
    const line = markup`<line x1="${place}" x2="${place}" y1="${PLOT.top - 6}" y2="${STRIP.top}" stroke="${statusColor(status)}" stroke-width="1.5"/>`;
    if (row < 0) return line;
    free[row] = left + LABEL_WIDTH;
    const word = `${truncate(statusWord(status), 14)} ${clock(at)}`;
    return markup`${line}<text x="${place}" y="${LABEL_ROWS[row] ?? 0}" text-anchor="${isLast ? 'end' : 'start'}" fill="${INK.text}">${word}</text>`;
  });
}

/** Times below the chart, with a date at the first one and wherever the day changes. */
function axis({ start, end, x }: Frame): Markup[] {
  const places = Array.from({ length: 5 }, (_, i) => start + (i * (end - start)) / 4);
  return places.map((at, i) => {
    const anchor = i === 0 ? 'start' : i === places.length - 1 ? 'end' : 'middle';
    const before = places[i - 1];
    const isNewDay = before === undefined || day(before) !== day(at);
    const date = isNewDay
      ? [markup`<text x="${x(at)}" y="208" text-anchor="${anchor}" fill="${INK.faint}">${day(at)}</text>`]
      : [];
    return markup`<text x="${x(at)}" y="192" text-anchor="${anchor}" fill="${INK.text}">${clock(at)}</text>${date}`;
  });
}

function clock(millis: number): string {
  return fromMillis(millis).slice(11, 16);
}

function day(millis: number): string {
  return fromMillis(millis).slice(0, 10);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
