import { quoteEntry } from '../summaries/extractive/quote-entry.js';
import { buildState } from '../summaries/state/build-state.js';
import { holding } from '../summaries/state/entry.js';
import type { ScriptLine } from './script-line.js';
import { toStoryLines } from './story-lines.js';
import type { TranscriptFact } from './transcript-file.js';

/** Something that stakeholders should hear once it's known. */
export interface ScriptFact {
  kind: string;
  fact: string;
  /** Since when it has been known, in milliseconds of the story. */
  ms: number;
  /** The text of its sources, and of what they reply to. */
  words: string;
}

/** For a transcript without facts, the digest's strongest statements are used. */
const DERIVED_MAX = 8;

export async function readFacts(
  named: readonly TranscriptFact[] | undefined,
  lines: readonly ScriptLine[],
): Promise<ScriptFact[]> {
  if (!named) return deriveFacts(lines);
  return named.flatMap(({ kind, fact, cite }) => {
    const cited = lines.filter(({ at }) => cite.includes(at));
    return cited[0] ? [{ kind, fact, ms: cited[0].ms, words: wordsOf(cited, lines) }] : [];
  });
}

async function deriveFacts(lines: readonly ScriptLine[]): Promise<ScriptFact[]> {
  const state = await buildState(toStoryLines(lines));
  const strongest = holding(state, 'impact', 'cause', 'ruledOut', 'recovery', 'done')
    .sort((a, b) => b.weight - a.weight)
    .slice(0, DERIVED_MAX);
  return strongest
    .flatMap((entry) => {
      const line = lines.find(({ number }) => String(number) === entry.line.sk);
      if (!line) return [];
      return [{ kind: entry.kind, fact: quoteEntry(entry), ms: line.ms, words: wordsOf([line], lines) }];
    })
    .sort((a, b) => a.ms - b.ms);
}

function wordsOf(cited: readonly ScriptLine[], all: readonly ScriptLine[]): string {
  const parents = all.filter(({ number }) => cited.some(({ thread }) => thread === number));
  return [...parents, ...cited].map(({ text }) => text).join(' ');
}
