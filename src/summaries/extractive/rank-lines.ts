import { contentWords } from '../content-words.js';
import type { TranscriptLine } from '../transcript.js';

const KIND_WEIGHTS = { note: 2.5, change: 1.5, said: 0, bot: -1.5 } as const;
const NUMBER = /(?<![\w.])\d[\d.,]*/g;

/** The most informative lines, best first, by features that work in every language. */
export function rankLines(lines: readonly TranscriptLine[]): TranscriptLine[] {
  const counts = new Map<string, number>();
  const read = lines.map((line) => ({ line, words: contentWords(line.text) }));
  for (const { words } of read) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weightOf = ({ line, words }: (typeof read)[number]) => {
    const top = [...words].map((word) => Math.log2(counts.get(word) ?? 1)).sort((a, b) => b - a);
    const topic = top.slice(0, 6).reduce((sum, count) => sum + Math.min(5, count), 0) / 10;
    const numbers = Math.min(3, line.text.match(NUMBER)?.length ?? 0) * 0.4;
    const kept = line.isKey ? 2.5 : KIND_WEIGHTS[line.kind];
    return kept + topic + numbers - (line.text.length < 25 ? 2 : 0);
  };
  return read
    .map((one) => ({ line: one.line, weight: weightOf(one) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ line }) => line);
}
