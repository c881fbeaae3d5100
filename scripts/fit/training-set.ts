import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { type PlayedTranscript, playTranscript } from '../../src/cli/eval/play-transcript.js';
import { contentWords, coverage } from '../../src/summaries/content-words.js';
import { extractiveSummarizer } from '../../src/summaries/extractive/extractive-summarizer.js';
import { STATED_KINDS, type StatedKind } from '../../src/summaries/state/reading/state-model.js';
import type { TranscriptLine } from '../../src/summaries/transcript.js';

/** What the weights are fitted to; the transcripts in test/eval/unseen stay apart. */
export const FOLDERS = ['test/eval/training', 'test/eval/incidents', 'test/eval/held-out'];

/** What people who read a transcript say that its statements are about. A long clause may be cut. */
const labels = z.array(z.object({ at: z.string(), clause: z.string(), kind: z.string() }));

interface Labels {
  of(text: string, line: TranscriptLine): StatedKind | undefined;
}

/** A transcript that the model is fitted to, with the facts that people look for in it. */
export interface Training {
  played: PlayedTranscript;
  labels: Labels;
}

/** Replays every transcript in some folders. */
export async function readTraining(folders: readonly string[]): Promise<Training[]> {
  const training: Training[] = [];
  for (const folder of folders) {
    const found = await readdir(folder, { withFileTypes: true });
    for (const { name } of found.filter((one) => one.isDirectory())) {
      const played = await playTranscript(folder, name, extractiveSummarizer);
      training.push({ played, labels: readLabels(join(folder, name, 'labels.json')) });
    }
  }
  return training;
}

/** A statement has words in common with one label of its line. */
const SHARED_MIN = 0.3;

function readLabels(path: string): Labels {
  const all = existsSync(path) ? labels.parse(JSON.parse(readFileSync(path, 'utf8'))) : [];
  return {
    of: (text, { at }) => {
      const words = contentWords(text);
      const fits = all
        .filter((label) => label.at === at)
        .map(({ clause, kind }) => ({ kind, share: shareOf(clause, text, words) }))
        .sort((a, b) => b.share - a.share);
      const [best] = fits;
      return best && best.share > SHARED_MIN ? STATED_KINDS.find((kind) => kind === best.kind) : undefined;
    },
  };
}

function shareOf(clause: string, text: string, words: ReadonlySet<string>): number {
  return clause.includes(text) || text.includes(clause) ? 2 : coverage(contentWords(clause), words);
}
