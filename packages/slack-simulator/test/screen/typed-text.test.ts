import { describe, expect, it } from 'vitest';
import { toSlackText } from '../../src/screen/typed-text.js';
import { createWorkspace } from '../../src/workspace.js';

const workspace = createWorkspace({ now: () => '2025-01-15T14:05:09.123456Z' });

describe('typed text', () => {
  it.each([
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['@bob, look', '<@U01BOB>, look'],
    ['bob@bob.example and @nobody', 'bob@bob.example and @nobody'],
    ['<@U01BOB> <@U0>', '<@U01BOB> &lt;@U0&gt;'],
    ['in #general or #nowhere', 'in <#C01GENERAL|general> or #nowhere'],
    ['<#C01GENERAL|general>', '<#C01GENERAL|general>'],
    ['https://example.com/?a=1&b=2 now', '<https://example.com/?a=1&amp;b=2> now'],
    ['<!channel> <!here>', '&lt;!channel&gt; &lt;!here&gt;'],
  ])('"%s" is delivered as "%s"', (typed, delivered) => {
    expect(toSlackText(typed, workspace, { isCommand: false })).toBe(delivered);
  });

  it('includes the names of people in commands', () => {
    expect(toSlackText('assign @bob', workspace, { isCommand: true })).toBe('assign <@U01BOB|bob>');
  });
});
