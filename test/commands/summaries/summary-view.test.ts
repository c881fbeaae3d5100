import { describe, expect, it } from 'vitest';
import { buildSummary } from '../../../src/commands/summaries/workflow/summary-view.js';
import type { Summary } from '../../../src/incidents/records/incident-summary.js';
import { LIMITS } from '../../../src/views/limits.js';
import { aSummary } from '../../support/records.js';

const SINCE = '2025-01-15T14:30:00.000000Z';
const link = 'https://acme.slack.com/archives/C1/p1736949909123456';

const render = (overrides: Partial<Summary> = {}, behind = 0) =>
  JSON.stringify(buildSummary({ summary: aSummary(overrides), permalink: () => link, behind }));

describe('the refresh button', () => {
  it.each<[string, Partial<Summary>, string]>([
    ['a summary', { kind: 'state' }, 'summary id:INC-000042 in-place'],
    ['a catch-up', { kind: 'catchup', since: SINCE }, `catchup id:INC-000042 from:${SINCE}`],
    ['a first catch-up', { kind: 'catchup' }, 'catchup id:INC-000042 from:beginning'],
    ['a summary for a handoff', { kind: 'handoff' }, 'summary id:INC-000042 in-place handoff'],
    [
      'a summary since a time',
      { kind: 'since', since: SINCE },
      `summary id:INC-000042 in-place since ${SINCE}`,
    ],
  ])('makes %s again as the same kind', (_, overrides, command) => {
    expect(render(overrides)).toContain(`"value":"${command}"`);
  });

  it('is missing for a summary of the past', () => {
    expect(render({ kind: 'as-of', as_of: SINCE })).not.toContain('Refresh');
  });

  it('says how many items came after the summary', () => {
    expect(render({}, 3)).toContain('Refresh: 3 behind');
  });
});

describe('a summary', () => {
  it('shows at most three sources of a claim, and how many more there are', () => {
    const citations = ['14:06', '14:07', '14:08', '14:09', '14:10'].map(
      (time) => `COMMENT#2025-01-15T${time}:00.000001Z`,
    );

    const shown = render({ claims: [{ section: 'impact', text: 'Errors at 42 %.', citations }] });

    expect(shown).toMatch(/14:06 UTC>.*14:07 UTC>.*14:08 UTC>, \+2\)/);
    expect(shown).not.toContain('14:09 UTC');
  });

  it.each([
    ['once where it has no link', [], ['14:06:01', '14:06:02', '14:07:00'], '(14:06, 14:07)'],
    [
      'not at all next to a link of the same minute',
      ['14:06:02'],
      ['14:06:01', '14:06:02'],
      '(14:06 linked)',
    ],
    ['for each link', ['14:06:01', '14:06:02'], ['14:06:01', '14:06:02'], '(14:06 linked, 14:06 linked)'],
    ['and not counted', [], ['14:01:01', '14:01:02', '14:02', '14:03', '14:04'], '(14:01, 14:02, 14:03, +1)'],
  ])('shows the minute of several sources %s', (_, linked, times, shown) => {
    const citations = times.map((time) => `EVENT#2025-01-15T${time.padEnd(8, ':00')}.000001Z#a`);
    const summary = aSummary({ claims: [{ section: 'impact', text: 'Errors.', citations }] });
    const permalink = (one: string) => (linked.some((time) => one.includes(time)) ? link : undefined);

    const { blocks } = buildSummary({ summary, permalink, behind: 0 });

    const dates = JSON.stringify(blocks).replace(
      /<!date\^\d+\^\{time\}(\^[^|]+)?\|(\d\d:\d\d) UTC>/g,
      (__, url, time) => (url ? `${time} linked` : time),
    );
    expect(dates).toContain(`Errors.  ${shown}`);
  });

  it('shows the date of a source when the sources are from several days', () => {
    const claims = ['2025-01-15', '2025-01-16'].map((day) => ({
      section: 'impact' as const,
      text: 'Errors at 42 %.',
      citations: [`COMMENT#${day}T14:06:00.000001Z`],
    }));

    expect(render({ claims })).toContain('{date_short} {time}');
    expect(render({ claims: claims.slice(0, 1) })).not.toContain('{date_short}');
  });

  it("shows the date of each source that's on a different day from the one before", () => {
    const citations = ['2025-01-16T14:06', '2025-01-16T14:07', '2025-01-15T09:00'].map(
      (time) => `COMMENT#${time}:00.000001Z`,
    );

    const shown = render({ claims: [{ section: 'impact', text: 'Errors at 42 %.', citations }] });

    expect(shown.match(/\{date_short\} \{time\}|\{time\}/g)).toEqual([
      '{date_short} {time}',
      '{time}',
      '{date_short} {time}',
    ]);
  });

  it("drops links before it exceeds Slack's limit", () => {
    const claims = Array.from({ length: 30 }, (_, n) => ({
      section: 'impact' as const,
      text: `Claim ${n}: ${'errors '.repeat(20)}`,
      citations: Array.from({ length: 3 }, () => 'COMMENT#2025-01-15T14:06:00.000001Z'),
    }));

    const { blocks } = buildSummary({ summary: aSummary({ claims }), permalink: () => link });

    expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(LIMITS.messageJson);
    expect(JSON.stringify(blocks)).toContain('Claim 29');
  });
});
