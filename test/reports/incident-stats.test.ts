import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../src/base/durations.js';
import { addMillis } from '../../src/base/timestamp.js';
import { type Incident, SEVERITIES, STATUSES } from '../../src/incidents/records/incident.js';
import { renderPng } from '../../src/reports/image/render-image.js';
import { buildStatsChart } from '../../src/reports/image/stats-chart.js';
import { countIncidents } from '../../src/reports/stats/count-incidents.js';
import { renderCsv } from '../../src/reports/stats/stats-csv.js';
import { anIncident } from '../support/records.js';
import { hostileText } from './hostile-records.js';

const TO = '2025-01-15T14:00:00.000000Z';
const before = (days: number) => addMillis(TO, -days * DAY_MS);

/** An incident declared `ago` minutes before the end. Each step happens that many minutes later. */
function incidentOf(
  ago: number,
  steps: readonly (number | undefined)[],
  overrides: Partial<Incident> = {},
): Incident {
  const created_at = addMillis(TO, -ago * MINUTE_MS);
  const at = (minutes: number | undefined) =>
    minutes === undefined ? undefined : addMillis(created_at, minutes * MINUTE_MS);
  const [acknowledged_at, mitigated_at, resolved_at] = steps.map(at);
  return {
    ...anIncident(overrides),
    created_at,
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

describe('stats', () => {
  it('counts every incident once in every breakdown', () => {
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

  it('computes the median and p90 of a sorted list', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (minutes) => {
        const incidents = minutes.map((after) => incidentOf(10, [after]));
        const sorted = minutes.filter((one) => one !== undefined).sort((a, b) => a - b);

        const { toAcknowledge } = countIncidents(incidents, { from: before(7), to: TO });

        const half = sorted.length / 2;
        const middle = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
        const median = (((middle[0] ?? 0) + (middle[1] ?? 0)) / 2) * MINUTE_MS;
        expect(toAcknowledge?.count ?? 0).toBe(sorted.length);
        expect(toAcknowledge?.median).toEqual(sorted.length > 0 ? expect.closeTo(median, 3) : undefined);
        const p90 = (toAcknowledge?.p90 ?? 0) / MINUTE_MS;
        expect(sorted.filter((one) => one <= p90).length).toBeGreaterThanOrEqual(0.9 * sorted.length - 1);
        expect(p90).toBeLessThanOrEqual(sorted.at(-1) ?? 0);
      }),
    );
  });

  it('interpolates quantiles as in spreadsheets', () => {
    const incidents = [1, 2, 3, 4, 5, 6, 7, 8, 9, 20].map((minutes) =>
      incidentOf(10, [undefined, undefined, minutes]),
    );

    const { toResolve, toMitigate } = countIncidents(incidents, { from: before(7), to: TO });

    expect(toMitigate).toBeUndefined();
    expect(toResolve).toEqual({
      count: 10,
      median: 5.5 * MINUTE_MS,
      p90: expect.closeTo(10.1 * MINUTE_MS, 3),
    });
  });

  it('groups a week by day and longer ranges by weeks starting on Monday', () => {
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

describe('the CSV file', () => {
  it('contains no formula and breaks no row, whatever people typed', () => {
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
    'turns %j into text',
    (title) => {
      expect(readRow(renderCsv([anIncident({ title })]).split('\r\n')[1] ?? '')[1]).toMatch(/^'/);
    },
  );

  it('has times in minutes', () => {
    const csv = renderCsv([incidentOf(60, [3, undefined, 45])]);

    expect(readRow(csv.split('\r\n')[1] ?? '').slice(-3)).toEqual(['3.0', '', '45.0']);
  });
});

describe('the chart', () => {
  it('renders as a PNG at twice the size of the SVG', async () => {
    const stats = countIncidents([incidentOf(60, [3, 10, 45])], { from: before(30), to: TO });

    const png = Buffer.from(await renderPng(buildStatsChart(stats)));

    expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 1000]);
    expect(png.length).toBeLessThan(200_000);
  });

  it('renders whatever was counted', async () => {
    const property = fc.asyncProperty(fc.array(incident, { maxLength: 30 }), async (incidents) => {
      const stats = countIncidents(incidents, { from: before(90), to: TO });

      expect((await renderPng(buildStatsChart(stats))).length).toBeGreaterThan(1_000);
    });

    await fc.assert(property, { numRuns: 3 });
  });
});

/** The cells of an RFC 4180 row. */
function readRow(row: string): string[] {
  return [...row.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell = '']) => cell.replaceAll('""', '"'));
}

it("measures the time to detect from the start of the problem, if it's known", () => {
  const created_at = '2025-01-15T14:00:00.000000Z';
  const started_at = '2025-01-15T13:20:00.000000Z';
  const incidents = [
    anIncident({ created_at, started_at, detected_at: '2025-01-15T13:50:00.000000Z' }),
    anIncident({ created_at, started_at }),
    anIncident({ created_at }),
  ];

  const { toDetect } = countIncidents(incidents, { from: '2025-01-15T00:00:00.000000Z', to: created_at });

  expect(toDetect).toEqual({ count: 2, median: 35 * MINUTE_MS, p90: expect.closeTo(39 * MINUTE_MS, 0) });
});
