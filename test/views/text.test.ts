import { describe, expect, it } from 'vitest';
import { buildChannelName } from '../../src/commands/declare/channel-name.js';
import { date, duration, escapeText, plain, quote, truncate } from '../../src/views/text.js';

describe('text that people typed', () => {
  it.each([
    ['<!channel> help', '@channel help'],
    ['<!subteam^S1|@oncall> help', '@oncall help'],
    ['<!subteam^S1> help', '@group help'],
    ['ask <@U1|bob>', 'ask @bob'],
    ['see <https://x.example/?d=1|click>', 'see click (https://x.example/?d=1)'],
    ['see <https://x.example>', 'see https://x.example'],
    ['in <#C1|general>', 'in #general'],
    ['5 &lt; 6 &amp;&amp; 7', '5 &lt; 6 &amp;&amp; 7'],
    ['hub <-> site & <b>', 'hub &lt;-&gt; site &amp; &lt;b&gt;'],
    ['a\u202Eb\u200Bc\u0000d', 'abcd'],
  ])('quotes %j without mentions, links and hidden characters', (sent, shown) => {
    expect(quote(sent)).toBe(shown);
  });

  it('names people whose names are known', () => {
    expect(quote('ask <@U1>', (id) => (id === 'U1' ? 'Alice' : id))).toBe('ask @Alice');
  });

  it('becomes plain text for titles', () => {
    expect(plain('5 &lt; 6 <!here>')).toBe('5 < 6 @here');
    expect(plain('<https://a.b|x | y>')).toBe('x | y (https://a.b)');
  });

  it("can't mention anyone once escaped", () => {
    expect(escapeText('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
  });

  it('is cut between characters', () => {
    expect(truncate('abcdef', 4)).toBe('abc…');
    expect(truncate('ab😀cd', 4)).toBe('ab…');
    expect(truncate('abcd', 4)).toBe('abcd');
  });
});

describe('times', () => {
  it("are shown in the reader's time zone", () => {
    expect(date('2025-01-15T14:05:09.123456Z')).toBe(
      '<!date^1736949909^{date_short_pretty} {time}|2025-01-15 14:05 UTC>',
    );
    expect(date('2025-01-15T14:05:09.123456Z', '{time}', 'https://x.example/p1')).toBe(
      '<!date^1736949909^{time}^https://x.example/p1|14:05 UTC>',
    );
  });

  it('apart are shown in two units', () => {
    const start = '2025-01-15T14:00:00.000000Z';

    expect(duration(start, '2025-01-15T14:00:30.000000Z')).toBe('30 s');
    expect(duration(start, '2025-01-15T16:05:30.000000Z')).toBe('2 h 5 min');
    expect(duration(start, '2025-01-14T00:00:00.000000Z')).toBe('0 s');
  });
});

describe('channel names', () => {
  it.each([
    ['Checkout fails!', 'inc-42-checkout-fails'],
    ['Größe & Überlauf', 'inc-42-groesse-and-ueberlauf'],
    ['決済が失敗する', 'inc-42'],
    ['x'.repeat(200), `inc-42-${'x'.repeat(73)}`],
  ])('of %j are valid in Slack', (title, name) => {
    expect(buildChannelName('INC-000042', title)).toBe(name);
  });

  it('leave room for a suffix', () => {
    expect(buildChannelName('INC-000042', 'x'.repeat(200), 2)).toBe(`inc-42-${'x'.repeat(71)}-2`);
  });
});
