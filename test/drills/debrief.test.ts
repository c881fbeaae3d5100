import { describe, expect, it } from 'vitest';
import { debrief } from '../../src/drills/debrief.js';
import { debriefMarkdown } from '../../src/drills/debrief-markdown.js';
import { readDrill } from '../../src/drills/library.js';
import type { Observed, Statement } from '../../src/drills/observed.js';
import { promisedAfter } from '../../src/drills/promises.js';
import { readScript } from '../../src/drills/script.js';

const MINUTE = 60_000;
const script = await readScript(readDrill('full-disk'), 'commander');

const said = (minute: number, text: string, kind: Statement['kind'] = 'update'): Statement => ({
  ms: minute * MINUTE,
  kind,
  text,
});

function observed(statements: Statement[], changes: Partial<Observed> = {}): Observed {
  return {
    statements,
    acknowledgedMs: undefined,
    mitigatedMs: undefined,
    resolvedMs: undefined,
    severities: [{ ms: 0, severity: 'P2' }],
    tasks: [],
    endMs: 45 * MINUTE,
    ...changes,
  };
}

describe('the debrief', () => {
  it("compares times with the transcript's", () => {
    const { measures, severity } = debrief(
      script,
      observed([said(5, 'searches fail')], { acknowledgedMs: MINUTE, resolvedMs: 40 * MINUTE }),
    );

    expect(measures.map(({ what, you }) => [what, you])).toEqual([
      ['Acknowledged', MINUTE],
      ['First update', 5 * MINUTE],
      ['Longest time without an update', 35 * MINUTE],
      ['Mitigated', undefined],
      ['Resolved', 40 * MINUTE],
    ]);
    expect(measures[0]?.original).toBe(17_453);
    expect(severity).toEqual({ you: ['P2'], original: ['P2', 'P1'] });
  });

  it('counts a fact once it was stated outside the channel, and only facts known by the end', () => {
    const { facts } = debrief(
      script,
      observed(
        [
          said(8, 'Two of six nodes have a full index disk and refuse queries'),
          said(13, 'both full nodes are out, error rate down to 0.4 %', 'message'),
        ],
        { endMs: 15 * MINUTE },
      ),
    );

    const outcome = facts.map(({ fact, statedMs, mentionedMs }) => [
      fact.split(' ').slice(0, 3).join(' '),
      statedMs === undefined ? (mentionedMs === undefined ? 'missed' : 'mentioned') : 'stated',
    ]);
    expect(outcome).toEqual([
      ['About a third', 'missed'],
      ['42 tickets so', 'missed'],
      ["Yesterday's release of", 'missed'],
      ['Two of six', 'stated'],
      ['Both full nodes', 'mentioned'],
    ]);
  });

  it.each([
    ['plausible', 3, "we suspect yesterday's release of the query parser"],
    ['disproved', 9, "we suspect yesterday's release of the query parser"],
    ['right', 9, "it isn't yesterday's release of the query parser"],
    ['right', 20, 'the nightly compaction cron job was disabled during the migration on 2 March'],
    ['early', 12, 'the nightly compaction cron job was disabled during the migration on 2 March'],
    ['open', 9, 'we are looking into it'],
  ])('judges a belief as %s', (verdict, minute, text) => {
    const { judged } = debrief(script, observed([said(minute, text)]));

    expect(judged.map((one) => one.verdict.is)).toEqual([verdict]);
  });

  it.each([
    ['kept', [said(5, 'next update in 10 minutes'), said(14, 'still looking')], [true]],
    ['broken', [said(5, 'next update in 10 minutes'), said(30, 'still looking')], [false]],
    ['not due yet', [said(40, 'next update in 30 min')], []],
  ])('finds a promise that was %s', (_kind, statements, kept) => {
    const { promises } = debrief(script, observed(statements));

    expect(promises.map(({ isKept }) => isKept)).toEqual(kept);
  });

  it("keeps people's text on one line of a table", () => {
    const title = {
      id: 'DRILL-1',
      title: 'a | b\nc',
      learner: 'Alice',
      role: 'commander',
      startedAt: '',
      speeds: [5],
    };

    const text = debriefMarkdown(title, debrief(script, observed([])));

    expect(text.split('\n')[0]).toBe('# Debrief of DRILL-1: a \\| b c');
  });
});

it.each([
  ['next update in 15 min', 15 * MINUTE],
  ['Next update is due in about 1 hour.', 60 * MINUTE],
  ["I'll update you again in half an hour", 30 * MINUTE],
  ['more in 20 minutes', 20 * MINUTE],
  ['back in a minute', MINUTE],
  ['the update took 15 min', undefined],
])('reads the promise in "%s"', (text, after) => {
  expect(promisedAfter(text)).toBe(after);
});
