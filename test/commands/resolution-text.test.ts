import { expect, it } from 'vitest';
import { resolutionText } from '../../src/commands/summaries/resolution/resolution-text.js';
import type { Claim } from '../../src/incidents/records/incident-summary.js';

const claim = (section: Claim['section'], text: string): Claim => ({ section, text, citations: [] });

it('keeps two quotes apart even when neither ends with a period', () => {
  const claims = [claim('actions', 'Bundle on all hosts'), claim('actions', 'Canary is fine')];

  expect(resolutionText({ claims })).toBe(
    'Cause: not known.\nWhat ended it: Bundle on all hosts. Canary is fine.',
  );
});

it('leaves the punctuation of a quote as it is', () => {
  const claims = [claim('impact', 'Nobody can log in!'), claim('hypothesis', '証明書の期限切れ。')];

  expect(resolutionText({ claims })).toBe('Impact: Nobody can log in!\nCause: 証明書の期限切れ。');
});
