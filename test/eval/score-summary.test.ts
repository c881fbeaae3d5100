import { describe, expect, it } from 'vitest';
import { factsFile } from '../../src/cli/eval/facts-file.js';
import { scoreSummary } from '../../src/cli/eval/score-summary.js';
import type { Claim, Section } from '../../src/incidents/records/incident-summary.js';

const CAUSE = '2025-01-15T14:06:00.000000Z';
const GUESS = '2025-01-15T14:02:00.000000Z';
const TEXTS = new Map([
  [CAUSE, 'The pool was exhausted because a query held connections for 30 s'],
  [GUESS, 'Maybe the new release is leaking memory on every node'],
]);

const facts = factsFile.parse({
  key_facts: [
    {
      id: 'c',
      kind: 'cause',
      fact: 'A query held connections until the pool was exhausted',
      must_cite: [CAUSE],
    },
  ],
  must_not_claim_detail: [{ claim: 'The release leaked memory', tempted_by: [GUESS] }],
});

function claim(text: string, { section = 'hypothesis' as Section, at = [CAUSE] } = {}): Claim {
  return { section, text, citations: at.map((moment) => `COMMENT#${moment}#m`) };
}

function score(...claims: Claim[]) {
  return scoreSummary({ claims, facts, textAt: TEXTS });
}

describe('recall', () => {
  it('counts what the text says', () => {
    const { recall, inPlace } = score(claim('A query held connections and the pool was exhausted.'));

    expect({ recall, inPlace }).toEqual({ recall: 1, inPlace: 1 });
  });

  it('counts nothing for a citation if the claim leaves out its text', () => {
    expect(score(claim('Work goes on.')).recall).toBe(0);
  });

  it('reports a cause outside the section for causes', () => {
    const said = claim('A query held connections and the pool was exhausted.', { section: 'what_happened' });

    expect(score(said)).toMatchObject({ recall: 1, inPlace: 0, misplaced: ['c'] });
  });

  it('counts only what was known by then', () => {
    expect(scoreSummary({ claims: [], facts, textAt: TEXTS, known: [] })).toMatchObject({
      facts: 0,
      recall: 1,
    });
  });
});

describe('a forbidden claim', () => {
  const leak = 'The new release is leaking memory on every node';

  it('is found by any of its lines', () => {
    expect(score(claim(leak, { at: [CAUSE, GUESS] })).forbidden).toHaveLength(1);
  });

  it('may be quoted as ruled out', () => {
    expect(score(claim(leak, { section: 'ruled_out', at: [GUESS] })).forbidden).toEqual([]);
  });
});

describe('readability', () => {
  it('finds statements that are glued, repeated or cut', () => {
    const said = 'Connections are held by one query';
    const read = score(claim(`${said}. — Pool is empty. — Restarted.`), claim(said), claim('The pool is…'));

    expect(read).toMatchObject({ glued: 1, repeated: 1, cut: 1 });
  });
});
