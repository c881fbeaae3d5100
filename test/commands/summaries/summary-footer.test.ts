import { expect, it } from 'vitest';
import { summaryFooter } from '../../../src/commands/summaries/workflow/summary-footer.js';
import { aSummary } from '../../support/records.js';

it('names the digest if there was no model', () => {
  expect(summaryFooter(aSummary())).toBe('Extractive digest, no model');
});

it('explains why the digest replaced the model', () => {
  const budget = summaryFooter(aSummary({ fallback: true, fallback_reason: 'budget' }));
  const failure = summaryFooter(aSummary({ fallback: true, fallback_reason: 'ThrottlingException' }));

  expect(budget).toContain('this incident has used up its model budget');
  expect(failure).toContain("the model couldn't be used");
});

it("shows what AWS said, as text that can't mention anyone", () => {
  const footer = summaryFooter(
    aSummary({ fallback: true, fallback_detail: 'the request was refused (AWS: "<!here> is deprecated")' }),
  );

  expect(footer).toContain(`couldn't be used: the request was refused (AWS: "&lt;!here&gt; is deprecated"))`);
});

it('shows tokens and cost', () => {
  const footer = summaryFooter(
    aSummary({ model: 'a-model', input_tokens: 900, output_tokens: 100, cost_usd: 0.0042 }),
  );

  expect(footer).toBe('By a-model · 1000 tokens, 0.004 USD');
});

it('counts left-out lines in singular and plural', () => {
  const footer = summaryFooter(aSummary({ dropped_claims: 1, redacted_claims: 2 }), 1);

  expect(footer).toContain('*1 event behind*');
  expect(footer).toContain('1 unsupported line left out');
  expect(footer).toContain('2 lines removed because a source was redacted');
});
