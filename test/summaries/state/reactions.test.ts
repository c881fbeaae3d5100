import { expect, it } from 'vitest';
import { statementsOf } from '../../../src/summaries/language/statements.js';
import { reactionsOf } from '../../../src/summaries/state/reading/reactions.js';
import type { Said, Situated } from '../../../src/summaries/state/reading/situated.js';
import type { TranscriptLine } from '../../../src/summaries/transcript.js';

function said(text: string, userId: string): Said {
  const line: TranscriptLine = {
    sk: `COMMENT#${userId}`,
    at: '2026-03-01T10:00:00.000Z',
    who: userId,
    userId,
    kind: 'said',
    text,
    isKey: false,
    detail: {},
  };
  return { line, statements: statementsOf(text) };
}

function reactionTo(before: Said | undefined, text: string): string[] {
  const own = said(text, 'U02BOB');
  const [statement] = own.statements;
  if (statement === undefined) throw new Error('There is no statement');
  const it: Situated = {
    statement,
    line: own.line,
    previous: undefined,
    next: undefined,
    parent: undefined,
    before,
    answered: undefined,
    people: new Set<string>(),
    progress: 0.5,
  };
  return reactionsOf(it);
}

it('recognizes a denial of a guess about the same thing', () => {
  const reaction = reactionTo(said('maybe the disk is full', 'U01ALICE'), 'no, the disk is at 31 %');

  expect(reaction).toEqual(expect.arrayContaining(['to guess no', 'to guess about it']));
});

it('recognizes that something suspected is fine', () => {
  const reaction = reactionTo(said('smells like the database', 'U01ALICE'), 'Datenbank läuft wieder normal');

  expect(reaction).toEqual(expect.arrayContaining(['to guess well', 'to guess about it']));
});

it('finds no reaction if someone continues or starts', () => {
  expect(reactionTo(said('maybe the disk is full', 'U02BOB'), 'no, the disk is at 31 %')).toEqual([]);
  expect(reactionTo(undefined, 'no, the disk is at 31 %')).toEqual([]);
});
