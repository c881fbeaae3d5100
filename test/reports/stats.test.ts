import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMillis, fromMillis } from '../../src/base/timestamp.js';
import { type Incident, SEVERITIES, STATUSES } from '../../src/incidents/records/incident.js';
import { renderPng } from '../../src/reports/image/render-image.js';
import { buildStatsChart } from '../../src/reports/image/stats-chart.js';
import { countIncidents } from '../../src/reports/stats/count-incidents.js';
import { renderCsv } from '../../src/reports/stats/stats-csv.js';
import { anIncident } from '../support/records.js';
import { hostileText } from './hostile-records.js';

const TO = '2025-01-15T14:00:00.000000Z';
const MINUTE = 60_000;
const before = (days: number) => fromMillis(epochMillis(TO) - days * 24 * 60 * MINUTE);

/** Declared so many minutes before the end, each step so many minutes later. */
function incidentOf(
  ago: number,
  steps: readonly (number | undefined)[],
  overrides: Partial<Incident> = {},
): Incident {
  const created = epochMillis(TO) - ago * MINUTE;
  const at = (minutes: number | undefined) =>
    minutes === undefined ? undefined : fromMillis(created + minutes * MINUTE);
  const [acknowledged_at, mitigated_at, resolved_at] = steps.map(at);
  return {
    ...anIncident(overrides),
    created_at: fromMillis(created),
    acknowledged_at,
    mitigated_at,
    resolved_at,
  };
}

const step = fc.option(fc.nat(5_000), { nil: undefined });
const incident = fc
  .tuple(
    fc.nat(90 * 24 * 60),
    fc.tuple(step, step, step),
    fc.record({
      severity: fc.oneof(fc.constantFrom(...SEVERITIES), hostileText),
      status: fc.oneof(fc.constantFrom(...STATUSES), hostileText),
      service: fc.oneof(fc.constantFrom('db', 'web'), hostileText),
      title: hostileText,
    }),
  )
  .map(([ago, steps, overrides]) => incidentOf(ago, steps, overrides));

describe('counting', () => {
  it('counts every incident once in every way', () => {
    fc.assert(
      fc.property(fc.array(incident, { maxLength: 30 }), fc.constantFrom(90, 91, 200), (incidents, days) => {
        const stats = countIncidents(incidents, { from: before(days), to: TO });

        for (const counts of [stats.bySeverity, stats.byStatus, stats.byService, stats.periods]) {
          expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(incidents.length);
        }
        for (const { name, count } of stats.byService) {
          expect(incidents.filter(({ service }) => service === name)).toHaveLength(count);
        }
      }),
    );
  });

  it('takes median and p90 as a sorted list tells them', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (minutes) => {
        const incidents = minutes.map((after) => incidentOf(10, [after]));
        const sorted = minutes.filter((one) => one !== undefined).sort((a, b) => a - b);

        const { toAcknowledge } = countIncidents(incidents, { from: before(7), to: TO });

        const half = sorted.length / 2;
        const middle = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
        const median = (((middle[0] ?? 0) + (middle[1] ?? 0)) / 2) * MINUTE;
        expect(toAcknowledge?.count ?? 0).toBe(sorted.length);
        expect(toAcknowledge?.median).toEqual(sorted.length > 0 ? expect.closeTo(median, 3) : undefined);
        const p90 = (toAcknowledge?.p90 ?? 0) / MINUTE;
        expect(sorted.filter((one) => one <= p90).length).toBeGreaterThanOrEqual(0.9 * sorted.length - 1);
        expect(p90).toBeLessThanOrEqual(sorted.at(-1) ?? 0);
      }),
    );
  });

  it('knows the quantiles that spreadsheets give', () => {
    const incidents = [1, 2, 3, 4, 5, 6, 7, 8, 9, 20].map((minutes) =>
      incidentOf(10, [undefined, undefined, minutes]),
    );

    const { toResolve, toMitigate } = countIncidents(incidents, { from: before(7), to: TO });

    expect(toMitigate).toBeUndefined();
    expect(toResolve).toEqual({ count: 10, median: 5.5 * MINUTE, p90: expect.closeTo(10.1 * MINUTE, 3) });
  });

  it('goes by day for a week and by weeks from Monday on for longer', () => {
    const one = incidentOf(14 * 60 + 1, []);

    const week = countIncidents([one], { from: before(7), to: TO });
    const month = countIncidents([one], { from: before(30), to: TO });

    expect(week.periods.map(({ day }) => day)).toEqual(
      ['08', '09', '10', '11', '12', '13', '14', '15'].map((day) => `2025-01-${day}`),
    );
    expect(week.periods.at(-2)).toMatchObject({ day: '2025-01-14', count: 1 });
    expect(month.periods.map(({ day }) => day)).toEqual([
      '2024-12-16',
      '2024-12-23',
      '2024-12-30',
      '2025-01-06',
      '2025-01-13',
    ]);
    expect(month.periods.at(-1)).toMatchObject({ count: 1, bySeverity: [{ name: 'P1', count: 1 }] });
  });
});

describe('the spreadsheet', () => {
  it('holds no formula and breaks no row, whatever people typed', () => {
    fc.assert(
      fc.property(fc.array(incident, { maxLength: 5 }), (incidents) => {
        const csv = renderCsv(incidents);
        const rows = csv
          .replace(/^\uFEFF/, '')
          .split('\r\n')
          .slice(0, -1)
          .map(readRow);

        expect(rows).toHaveLength(1 + incidents.length);
        expect(rows.filter((cells) => cells.length !== 12)).toEqual([]);
        expect(rows.flat().filter((cell) => /^\s*[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1+1', ' =1', '\r=1', '\u200B=1', '＝1+1', '|calc'])(
    'makes text of %j',
    (title) => {
      expect(readRow(renderCsv([anIncident({ title })]).split('\r\n')[1] ?? '')[1]).toMatch(/^'/);
    },
  );

  it('has times and minutes', () => {
    const csv = renderCsv([incidentOf(60, [3, undefined, 45])]);

    expect(readRow(csv.split('\r\n')[1] ?? '').slice(-3)).toEqual(['3.0', '', '45.0']);
  });
});

describe('the picture', () => {
  it('is a PNG on paper of its own, twice the size of the drawing', async () => {
    const stats = countIncidents([incidentOf(60, [3, 10, 45])], { from: before(30), to: TO });

    const png = Buffer.from(await renderPng(buildStatsChart(stats)));

    expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 1000]);
    expect(png.length).toBeLessThan(200_000);
  });

  it('can be drawn of anything that was counted', async () => {
    const property = fc.asyncProperty(fc.array(incident, { maxLength: 30 }), async (incidents) => {
      const stats = countIncidents(incidents, { from: before(90), to: TO });

      expect((await renderPng(buildStatsChart(stats))).length).toBeGreaterThan(1_000);
    });

    await fc.assert(property, { numRuns: 10 });
  }, 60_000);
});

/** The cells of a row, as RFC 4180 has them. */
function readRow(row: string): string[] {
  return [...row.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell = '']) => cell.replaceAll('""', '"'));
}
