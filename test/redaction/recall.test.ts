import { describe, expect, it } from 'vitest';
import { redact } from '../../src/redaction/redact.js';
import { measureRedaction } from './sets/measure-redaction.js';

/** Minimum shares for each class of lines. Benign lines are counted together below. */
const LEAST = [
  [/^vendors' token formats/, 0.97],
  [/^vendor = value/, 0.95],
  [/^phrases/, 0.85],
  [/^broken copies/, 0.85],
] as const;

describe.each(['development', 'held out', 'third'] as const)('redaction, measured on the %s set', (half) => {
  const results = measureRedaction(half);

  it.each(results.filter(({ name }) => !name.startsWith('benign')))('removes enough of: $name', (result) => {
    const [, least = 1] = LEAST.find(([name]) => name.test(result.name)) ?? [];

    expect(result.right / result.total).toBeGreaterThanOrEqual(least);
  });

  it('leaves at least 99 of 100 benign lines alone', () => {
    const benign = results.filter(({ name }) => name.startsWith('benign'));
    const right = benign.reduce((sum, one) => sum + one.right, 0);
    const total = benign.reduce((sum, one) => sum + one.total, 0);

    expect(right / total).toBeGreaterThanOrEqual(0.99);
  });
});

describe('redaction', () => {
  const KEY = 'ghp_8sVbCq3LmW0zXyT5nJ7kR2dF4hP6aEuG9iKo';

  it.each([
    ['an invisible character', `a ${KEY.slice(0, 9)}\u200b${KEY.slice(9)} b`],
    ['fullwidth letters', `a ${KEY.replace('ghp', 'ｇｈｐ')} b`],
    ['an entity', `a ${KEY.replace('_', '&amp;#95;')} b`],
    ['a line break', `a ${KEY.slice(0, 14)}\n${KEY.slice(14)} b`],
    [
      'a link that Slack made of half of it',
      `a <http://${KEY.slice(0, 9)}|${KEY.slice(0, 9)}>${KEY.slice(9)} b`,
    ],
  ])('takes exactly the secret from a text with %s in it', (_name, text) => {
    expect(redact(text, { personal: false }).text).toBe('a [redacted: github token] b');
  });

  it('takes a secret from both halves of a link that Slack made', () => {
    const { text, found } = redact(`see <http://x.example/${KEY}|x.example/${KEY}>`, { personal: false });

    expect(text).toBe('see <http://x.example/[redacted: github token]|x.example/[redacted: github token]>');
    expect(found).toEqual([{ kind: 'github token', count: 1 }]);
  });

  it.each([
    ['<https://zoom.example/j/1?pwd=abcDEF123456|Join the bridge> now', '|Join the bridge> now'],
    ['<https://x.example/?password=hunter2Xy9|Öffnen>, bitte', '|Öffnen>, bitte'],
    ['the password is hunter2|Xy9 now', ' now'],
  ])('takes the whole password, and nothing from the label of a link: %s', (said, rest) => {
    const { text } = redact(said, { personal: false });

    expect(text).not.toMatch(/abcDEF123456|hunter2|Xy9/);
    expect(text).toContain(`[redacted: password]${rest}`);
  });

  it.each([
    'naïve café — ｆｕｌｌ &amp; 5\u00a0% 😀\ufe0f',
    'пароль сброшен в 14:02',
    '<http://a.example|a.example> &lt;b&gt;',
  ])('keeps the spelling of other text: %s', (text) => {
    expect(redact(text, { personal: true }).text).toBe(text);
  });
});
