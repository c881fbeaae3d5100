import { expect, it } from 'vitest';
import {
  RESOLUTION_MAX,
  resolutionText,
} from '../../../src/commands/summaries/resolution/resolution-text.js';
import type { Section } from '../../../src/incidents/records/incident-summary.js';

const claim = (section: Section, text: string) => ({ section, text, citations: ['EVENT#1'] });

it('takes the first claims about impact, cause and actions', () => {
  const claims = [
    claim('headline', 'Checkout fails.'),
    claim('impact', 'Errors at 42 %.'),
    claim('impact', 'All regions.'),
    claim('impact', 'A third claim.'),
    claim('hypothesis', 'The pool was too small.'),
    claim('actions', 'Rolled back.'),
    claim('next_steps', 'Write an alert.'),
  ];

  expect(resolutionText({ claims })).toBe(
    'Impact: Errors at 42 %. All regions.\nCause: The pool was too small.\nWhat was done: Rolled back.',
  );
});

it('is empty when no claim belongs in a note', () => {
  expect(resolutionText({ claims: [claim('headline', 'Checkout fails.')] })).toBe('');
});

it('fits into an item', () => {
  const claims = [claim('impact', 'a'.repeat(5_000))];

  expect(resolutionText({ claims })).toHaveLength(RESOLUTION_MAX);
});
