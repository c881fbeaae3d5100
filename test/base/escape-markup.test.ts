import { expect, it } from 'vitest';
import { escapeMarkup, escapeMarkupOnce, unescapeMarkup } from '../../src/base/escape-markup.js';

it('escapes and restores typed text as Slack does for a command', () => {
  const escaped = escapeMarkup('a < b && <!channel>');

  expect(escaped).toBe('a &lt; b &amp;&amp; &lt;!channel&gt;');
  expect(unescapeMarkup(escaped)).toBe('a < b && <!channel>');
});

it('leaves escaped text alone', () => {
  expect(escapeMarkupOnce('a &lt; b & c &copy; <d>')).toBe('a &lt; b &amp; c &amp;copy; &lt;d&gt;');
});
