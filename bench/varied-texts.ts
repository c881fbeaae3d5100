import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTranscript } from '../src/drills/transcript-file.js';

const INCIDENTS = 'test/eval';

/** What people wrote in the incidents that summaries are evaluated on, over and over, each time with other numbers. */
export function createVariedTexts(): (n: number) => string {
  const texts = readdirSync(INCIDENTS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('transcript.jsonl'))
    .sort()
    .flatMap((path) => parseTranscript(readFileSync(join(INCIDENTS, path), 'utf8')).lines)
    .flatMap((line) => (line.kind === 'message' || line.kind === 'thread_reply' ? line.text : []));
  return (n) => {
    const round = Math.floor(n / texts.length);
    const text = texts[n % texts.length] ?? '';
    return text.replace(/\d+/g, (digits) => String((Number(digits) + round) % 10 ** digits.length));
  };
}
