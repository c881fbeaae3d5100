import { expect, it } from 'vitest';
import { compileAhead } from '../../src/redaction/compile-ahead.js';
import { redact } from '../../src/redaction/redact.js';
import { phraseRules } from '../../src/redaction/rules/phrase-rules.js';

const RULES = phraseRules.rules.length;

async function pausesFor(texts: readonly string[]): Promise<number> {
  let pauses = 0;
  await compileAhead(texts, async () => {
    pauses += 1;
  });
  return pauses;
}

it('compiles no pattern that no text needs', async () => {
  expect(await pausesFor(['errors at 40 %', 'エラーです'])).toBe(0);
});

it('pauses after each pattern, for either character width', async () => {
  expect(await pausesFor(['the key is on the desk', 'a second key'])).toBe(RULES);
  expect(await pausesFor(['the key is on the desk', 'the key isn’t'])).toBe(2 * RULES);
});

it("doesn't affect what patterns find", async () => {
  const text = 'the password is Xk29!fhq7';
  await pausesFor([text]);

  expect(redact(text, { personal: false }).text).toBe('the password is [redacted: password]');
});
