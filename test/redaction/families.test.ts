import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/redaction/fold-text.js';
import { inSmallLetters } from '../../src/redaction/in-small-letters.js';
import type { RuleFamily } from '../../src/redaction/redaction-rule.js';
import { assignmentRules } from '../../src/redaction/rules/assignment-rules.js';
import { cardRules } from '../../src/redaction/rules/card-rules.js';
import { commandRules } from '../../src/redaction/rules/command-rules.js';
import { connectionRules } from '../../src/redaction/rules/connection-rules.js';
import { headerRules } from '../../src/redaction/rules/header-rules.js';
import { markupRules } from '../../src/redaction/rules/markup-rules.js';
import { personalRules } from '../../src/redaction/rules/personal-rules.js';
import { phraseRules } from '../../src/redaction/rules/phrase-rules.js';
import { privateKeyRules } from '../../src/redaction/rules/private-key-rules.js';
import { proseRules } from '../../src/redaction/rules/prose-rules.js';
import { tokenForms } from '../../src/redaction/rules/token-forms.js';
import { namedTokenRules, shapedTokenRules } from '../../src/redaction/rules/token-rules.js';
import { vendorRules } from '../../src/redaction/rules/vendor-rules.js';
import { MENTIONS_SECRET, STRONG_NAMES, VAGUE_NAMES, WEAK_NAMES } from '../../src/redaction/secret-names.js';
import { BENIGN_LINES } from './benign-lines.js';
import { HARD_BENIGN_LINES } from './hard-benign-lines.js';
import { seeded } from './seeded-letters.js';
import { redactionSets } from './sets/redaction-sets.js';
import { fillTemplate, WRITTEN_SECRETS } from './written-secrets.js';

const FAMILIES: Record<string, RuleFamily> = {
  'private keys': privateKeyRules,
  'named tokens': namedTokenRules,
  'shaped tokens': shapedTokenRules,
  connections: connectionRules,
  headers: headerRules,
  markup: markupRules,
  assignments: assignmentRules,
  vendors: vendorRules,
  commands: commandRules,
  prose: proseRules,
  phrases: phraseRules,
  cards: cardRules,
  'personal data': personalRules,
};

const LINES = [
  ...(['development', 'held out', 'third'] as const).flatMap((half) =>
    Object.values(redactionSets(half)).flatMap((cases) => cases.map(({ line }) => line)),
  ),
  ...Object.values(WRITTEN_SECRETS)
    .flat()
    .map((line, n) => fillTemplate(line, seeded(n), n).text),
  ...BENIGN_LINES,
  ...HARD_BENIGN_LINES,
].map((line) => foldText(line).text);

const IN_SMALL_LETTERS = new Map(LINES.map((line) => [line, inSmallLetters(line)]));

/** Whether it does for texts made after a pattern, which is read without what it looks for around them. */
function holdsFor(source: string, isSo: (text: string) => boolean): boolean {
  const plain = source.replace(/\(\?<?[!=][^()]*\)/g, '');
  const texts = fc.stringMatching(new RegExp(`^(?:${plain})$`));
  return !fc.check(fc.property(texts, isSo), { numRuns: 20 }).failed;
}

describe('the quick check of a rule family', () => {
  it.each(Object.entries(FAMILIES))('passes every line that one of its rules matches: %s', (_, family) => {
    const isMatched = (line: string) =>
      family.rules.some(
        ({ pattern, isCaseless }) => (isCaseless ? IN_SMALL_LETTERS.get(line) : line)?.search(pattern) !== -1,
      );
    const [possible, impossible] = [true, false].map((may) =>
      LINES.filter((line) => family.mayMatch(line) === may),
    );

    expect(impossible?.filter(isMatched)).toEqual([]);
    expect(possible?.some(isMatched)).toBe(true);
  });

  it('passes every name of a secret', () => {
    const names = [...STRONG_NAMES, ...WEAK_NAMES, ...VAGUE_NAMES];

    expect(names.filter((name) => !holdsFor(name, (label) => MENTIONS_SECRET.test(label)))).toEqual([]);
  });

  it('passes every token', () => {
    const forms = tokenForms().flatMap(([, ...all]) => all);
    const isNeeded = (form: RegExp) => (token: string) =>
      !new RegExp(`^${form.source}$`).test(token) ||
      namedTokenRules.mayMatch(token) ||
      shapedTokenRules.mayMatch(token);

    expect(forms.filter((form) => !holdsFor(form.source, isNeeded(form)))).toEqual([]);
  });
});
