import { expect, it } from 'vitest';
import { buildOvertaken } from '../../../src/commands/summaries/overtaken/overtaken-view.js';
import { aSummary, DECLARED_AT } from '../../support/records.js';

it.each([
  ['latency is 320 ms', 'there is a newer number'],
  ['latency is normal', 'there is newer information'],
])('explains why a statement with a number is out of date after "%s"', (text, why) => {
  const { text: said } = buildOvertaken({
    summary: aSummary({ kind: 'update' }),
    why: 'number',
    claim: { section: 'impact', text: 'p95 latency is 8 s', citations: [] },
    line: { at: DECLARED_AT, who: 'Alice', text },
  });

  expect(said).toContain(`is out of date: ${why}.`);
});
