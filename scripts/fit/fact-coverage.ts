import type { KeyFact } from '../../src/cli/eval/facts-file.js';
import { contentWords, coverage } from '../../src/summaries/content-words.js';
import type { StatedKind } from '../../src/summaries/state/reading/state-model.js';
import type { TranscriptLine } from '../../src/summaries/transcript.js';

/** What a statement that reports a fact of this kind is about. */
const KIND_OF: Readonly<Record<string, StatedKind>> = {
  cause: 'cause',
  impact: 'impact',
  ruled_out: 'ruledOut',
  action: 'done',
  decision: 'decision',
  follow_up: 'next',
  open: 'question',
  open_question: 'question',
  status: 'recovery',
};

export interface Coverage {
  /** How much of a fact a statement reports, 0 to 1: of the words that the fact and the line share. */
  share: number;
  kind: StatedKind | undefined;
}

/** The fact that a part of a line reports most of. */
export function coverageOf(text: string, line: TranscriptLine, facts: readonly KeyFact[]): Coverage {
  const own = facts.filter(({ parts }) => parts.some(({ cite_any }) => cite_any.includes(line.at)));
  const words = contentWords(text);
  const said = contentWords(line.text);
  const covered = own.map(({ fact, kind }) => {
    const wanted = new Set([...contentWords(fact)].filter((word) => said.has(word)));
    return { share: coverage(wanted.size < 2 ? said : wanted, words), kind: KIND_OF[kind] };
  });
  return covered.sort((a, b) => b.share - a.share)[0] ?? { share: 0, kind: undefined };
}
