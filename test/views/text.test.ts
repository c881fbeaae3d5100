import { describe, expect, it } from 'vitest';
import { buildChannelName } from '../../src/commands/channel/channel-name.js';
import { createNameOf } from '../../src/incidents/names.js';
import {
  date,
  duration,
  escapeText,
  label,
  plain,
  quote,
  quoteInLine,
  truncate,
} from '../../src/views/text.js';

describe('text that people typed', () => {
  it.each([
    ['<!channel> help', '@channel help'],
    ['<!subteam^S1|@oncall> help', '@oncall help'],
    ['<!subteam^S1> help', 'a user group help'],
    ['ask <@U1|bob>', 'ask @bob'],
    ['see <https://x.example/?d=1|click>', 'see click (https://x.example/?d=1)'],
    ['see <https://x.example>', 'see https://x.example'],
    ['5 &lt; 6 &amp;&amp; 7', '5 &lt; 6 &amp;&amp; 7'],
    ['hub <-> site & <b>', 'hub &lt;-&gt; site &amp; &lt;b&gt;'],
    ['a\u202Eb\u200Bc\u0000d', 'abcd'],
    ['a\u3164b\u115Fc\uFFA0d\u034Fe\u2800f\u180Bg\uFFFAh', 'abcdefgh'],
  ])('quotes %j without mentions, links and hidden characters', (sent, shown) => {
    expect(quote(sent)).toBe(shown);
  });

  it('keeps mentions of people and channels, which Slack shows by the names that each reader may see', () => {
    expect(quote('ask <@U1> in <#C1|general> or <#C2|>')).toBe('ask <@U1> in <#C1> or <#C2>');
  });

  const names = new Map([
    ['U1', 'Alice'],
    ['C1', '#checkout'],
    ['C2', 'a private channel'],
    ['S1', '@sre'],
  ]);
  it.each([
    ['<@U1>', '@Alice'],
    ['<@U1|al>', '@Alice'],
    ['<@U2>', 'someone'],
    ['<@U2|bob>', '@bob'],
    ['<@U2|U2>', 'someone'],
    ['<@USLACK>', '@USLACK'],
    ['<#C1>', '#checkout'],
    ['<#C1|old-name>', '#checkout'],
    ['<#C2|acquisition>', 'a private channel'],
    ['<#C3|general>', 'a channel'],
    ['<#C3|>', 'a channel'],
    ['<#G3>', 'a channel'],
    ['<!subteam^S1>', '@sre'],
    ['<!subteam^S2|@oncall>', '@oncall'],
    ['<!subteam^S2|oncall>', '@oncall'],
    ['<!subteam^S2>', 'a user group'],
    ['<!here>', '@here'],
    ['<!here|here>', '@here'],
    ['<!channel>', '@channel'],
    ['<!date^1736949909^{date} at {time}|Jan 15>', 'Jan 15'],
    ['<!date^1736949909^{date} at {time}>', '2025-01-15 14:05:09 UTC'],
    ['<!date^x^{date}>', 'some time'],
    ['<!date^99999999999999^{date}>', 'some time'],
    ['&lt;@U1&gt;', '<@U1>'],
  ])('becomes plain text with names: %s is %s', (sent, shown) => {
    expect(plain(`a ${sent} b`, createNameOf(names))).toBe(`a ${shown} b`);
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

  it('show the time between them in two units', () => {
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

describe('formatting marks in a title', () => {
  const mark = (marks: string) => `<!date^00000000^{_}|${marks}>`;

  it.each([
    ['checkout fails', 'checkout fails'],
    ['disk *full*', `disk ${mark('*')}full${mark('*')}`],
    ['~old~ _new_', `${mark('~')}old${mark('~')} ${mark('_')}new${mark('_')}`],
    ['`web-1` is down', `${mark('`')}web-1${mark('`')} is down`],
    ['a```b', `a${mark('```')}b`],
    ['5 * 3 in max_pool_size', '5 * 3 in max_pool_size'],
    ['é*x*ü', `é${mark('*')}x${mark('*')}ü`],
    ['> 5 <!here>', '\u00AD&gt; 5 &lt;!here&gt;'],
  ])('are shown as typed: %s', (title, shown) => {
    expect(label(title)).toBe(shown);
    expect(plain(label(title))).toBe(title);
  });

  it('leave mentions alone, on a line with quoted text', () => {
    expect(quoteInLine('*<@U1>* in <#C01INC|secret>', 100)).toBe(
      `${mark('*')}<@U1>${mark('*')} in <#C01INC>`,
    );
    expect(quoteInLine('*a* and more', 6)).toBe(`${mark('*')}a${mark('*')} a…`);
  });
});
