import { describe, expect, it } from 'vitest';
import { asSlackSends } from '../../src/drills/slack-text.js';

describe('asSlackSends', () => {
  it.each([
    ['R&D', 'R&amp;D'],
    ['a & b; c && d', 'a &amp; b; c &amp;&amp; d'],
    ['5 < 6 > 4', '5 &lt; 6 &gt; 4'],
    ['<b>bold</b>', '&lt;b&gt;bold&lt;/b&gt;'],
    ['read(<... resuming', 'read(&lt;... resuming'],
    ['> quoted', '&gt; quoted'],
  ])('escapes typed text: %s', (typed, sent) => {
    expect(asSlackSends(typed)).toBe(sent);
  });

  it.each([
    'a &amp; b &lt; c',
    '<@U1> and <!subteam^S1|@oncall> in <#C1|general>',
    '<https://example.com/?a=1&amp;b=2|the page>',
    '<!date^1736949900^{time}|14:05>',
    'nothing special',
  ])('leaves text from Slack unchanged: %s', (text) => {
    expect(asSlackSends(text)).toBe(text);
  });

  it('escapes brackets around markup', () => {
    expect(asSlackSends('<<@U1>> & <')).toBe('&lt;<@U1>&gt; &amp; &lt;');
  });
});
