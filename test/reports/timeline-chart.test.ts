import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromMillis } from '../../src/base/timestamp.js';
import { renderPng } from '../../src/reports/image/render-image.js';
import { buildTimelineChart } from '../../src/reports/image/timeline-chart.js';
import { aComment, anEvent, anIncident } from '../support/records.js';
import { hostileText } from './hostile-records.js';

const START = Date.parse('2025-01-15T14:05:09Z');
const minutes = (count: number) => fromMillis(START + count * 60_000);
const incident = anIncident({ created_at: minutes(0) });

function change(after: number, to: string) {
  return anEvent({ timestamp: minutes(after), type: 'STATUS_CHANGED', detail: { to } });
}

it('counts activity per minute and marks status changes', () => {
  const comments = [0, 1, 1, 1, 30].map((after) => aComment({ timestamp: minutes(after) }));

  const { source } = buildTimelineChart({ incident, events: [change(12, 'RESOLVED')], comments });

  expect(source).toContain('6 messages and events, up to 3 in 1 min, UTC');
  expect(source).toMatch(/>Open 14:05<.*>Resolved 14:17</);
});

it('uses wider bars for a long incident', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000 }), (span) => {
      const comments = [0, span].map((after) => aComment({ timestamp: minutes(after) }));

      const { source } = buildTimelineChart({ incident, events: [], comments });

      expect(source.match(/fill="#3b6fb6"/g)?.length).toBeLessThanOrEqual(2);
      expect(source.length).toBeLessThan(5_000);
    }),
  );
});

it('renders whatever the record holds', async () => {
  const statusChange = fc.record({
    status: hostileText,
    after: fc.integer({ min: -9_000_000, max: 9_000_000 }),
  });
  const property = fc.asyncProperty(fc.array(statusChange, { maxLength: 8 }), async (list) => {
    const events = list.map(({ status, after }) => change(after, status));

    const chart = buildTimelineChart({ incident, events, comments: [] });

    expect(chart.source).not.toMatch(/NaN|undefined/);
    expect((await renderPng(chart)).length).toBeGreaterThan(1_000);
  });

  await fc.assert(property, { numRuns: 5 });
});
