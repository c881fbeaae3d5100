import { expect, it } from 'vitest';
import { playTranscript } from '../../src/cli/eval/play-transcript.js';
import { extractiveSummarizer } from '../../src/summaries/extractive/extractive-summarizer.js';

it('finds each line that a fact is based on, even a note, whose time is stored with an extra digit', async () => {
  const { errors, facts, lines } = await playTranscript(
    'test/eval/incidents',
    'lumbre-transferencias',
    extractiveSummarizer,
  );

  const cited = facts.key_facts.flatMap(({ parts }) => parts.flatMap(({ cite_any }) => cite_any));
  const found = new Set(lines.map(({ at }) => at));
  expect(errors).toEqual([]);
  expect(lines.some(({ kind }) => kind === 'note')).toBe(true);
  expect(cited.filter((at) => !found.has(at))).toEqual([]);
});
