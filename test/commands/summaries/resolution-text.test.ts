import { expect, it } from 'vitest';
import {
  RESOLUTION_MAX,
  resolutionText,
} from '../../../src/commands/summaries/resolution/resolution-text.js';
import type { Section } from '../../../src/incidents/records/incident-summary.js';

const claim = (section: Section, text: string) => ({ section, text, citations: ['EVENT#1'] });

it('takes the first claims about impact, cause, what ended it and what is open', () => {
  const claims = [
    claim('headline', 'Checkout fails.'),
    claim('impact', 'Errors at 42 %.'),
    claim('impact', 'All regions.'),
    claim('impact', 'Lasted 18 min.'),
    claim('impact', 'A fourth claim.'),
    claim('hypothesis', 'The pool was too small.'),
    claim('actions', 'Rolled back.'),
    claim('next_steps', 'Write an alert.'),
  ];

  expect(resolutionText({ claims })).toBe(
    [
      'Impact: Errors at 42 %. All regions. Lasted 18 min.',
      'Cause: The pool was too small.',
      'What ended it: Rolled back.',
      'Still open: Write an alert.',
    ].join('\n'),
  );
});

it("doesn't repeat itself", () => {
  const claims = ['Rolled back', 'Errors are at 0', 'Rolled back.'].map((text) => claim('actions', text));

  expect(resolutionText({ claims })).toContain('What ended it: Rolled back. Errors are at 0.');
  expect(resolutionText({ claims })).not.toMatch(/Rolled back.*Rolled back/);
});

it.each([
  { name: 'a question', text: 'Was it the pool?' },
  { name: 'a suspicion', text: 'Suspected by Bob: the pool' },
])("says that the cause isn't known rather than state $name", ({ text }) => {
  const claims = [claim('hypothesis', text), claim('actions', 'Rolled back.')];

  expect(resolutionText({ claims })).toBe('Cause: not known.\nWhat ended it: Rolled back.');
});

it('is empty when no claim belongs in a note', () => {
  expect(
    resolutionText({ claims: [claim('headline', 'Checkout fails.'), claim('next_steps', 'Write.')] }),
  ).toBe('');
});

it('fits into an item', () => {
  const claims = [claim('impact', 'a'.repeat(5_000))];

  expect(resolutionText({ claims })).toHaveLength(RESOLUTION_MAX);
});
