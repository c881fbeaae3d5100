import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { UsageError } from '../../../src/base/errors.js';
import { readHistory } from '../../../src/cli/demo/read-history.js';

const HISTORY = readFileSync(join(import.meta.dirname, '../../../examples/demo/history.txt'), 'utf8');
const CAST = {
  people: new Map([
    ['alice', 'U1'],
    ['bob', 'U2'],
    ['carol', 'U3'],
    ['dave', 'U4'],
  ]),
  now: '2026-03-31T20:00:00.000000Z',
};

it('reads what people write, reply, mark and type, and what programs post', () => {
  const text = [
    '# a comment',
    '== 2 days ago, at 09:30',
    '0:05 Pingwatch: 5xx at 9 %',
    '1:00 alice: @bob, look at @nobody',
    '61:00 bob -> 1:00: looking: now',
    '61:30 bob +pushpin 1:00',
    '62:00 bob: /incident assign @alice',
  ].join('\n');

  const [transcript] = readHistory(text, CAST);

  const at = (time: string) => `2026-03-29T${time}.000000Z`;
  expect(transcript?.lines).toEqual([
    { at: at('09:30:05'), kind: 'bot_message', user: 'Pingwatch', text: '5xx at 9 %' },
    { at: at('09:31:00'), kind: 'message', user: 'U1', text: '<@U2>, look at @nobody' },
    { at: at('10:31:00'), kind: 'thread_reply', user: 'U2', text: 'looking: now', thread: at('09:31:00') },
    { at: at('10:31:30'), kind: 'reaction', user: 'U2', target: at('09:31:00'), emoji: 'pushpin' },
    { at: at('10:32:00'), kind: 'command', user: 'U2', command: '/incident assign <@U1>' },
  ]);
});

it('starts an incident the given number of minutes ago', () => {
  const [transcript] = readHistory('== 31 min ago\n1:00 bob: it is slow', CAST);

  expect(transcript?.lines[0]?.at).toBe('2026-03-31T19:30:00.000000Z');
});

it("names a line that it can't read", () => {
  expect(() => readHistory('== 31 min ago\n1:00 bob', CAST)).not.toThrow();
  expect(() => readHistory('== 31 min ago\nsoon bob: hi', CAST)).toThrow(UsageError);
  expect(() => readHistory('1:00 bob: before any incident', CAST)).toThrow('Line 1 of the history');
});

it("reads the demo's history: in order, with marks on existing lines, and all but the last few incidents over", () => {
  const transcripts = readHistory(HISTORY, CAST);

  const starts = transcripts.map(({ lines }) => lines[0]?.at ?? '');
  expect([...starts].sort()).toEqual(starts);
  for (const { lines } of transcripts) {
    const times = lines.map(({ at }) => at);
    const targets = lines.flatMap((line) =>
      'target' in line ? [line.target] : 'thread' in line ? [line.thread] : [],
    );
    expect([...times].sort()).toEqual(times);
    expect(targets.filter((one) => !times.includes(one))).toEqual([]);
    expect(lines.filter((line) => line.kind === 'command' && / declare /.test(line.command))).toHaveLength(1);
  }
  const over = transcripts.filter(({ lines }) =>
    lines.some((line) => line.kind === 'command' && / resolve/.test(line.command)),
  );
  expect(over).toHaveLength(transcripts.length - 1);
});
