import { buildHeadline } from '../build-headline.js';
import type { Summarizer } from '../summarizer.js';
import { buildTranscript } from '../transcript.js';
import { buildDigest } from './build-digest.js';
import { quoteAnswers } from './quote-answers.js';
import { quoteLessons } from './quote-lessons.js';

/**
 * Sums up without a model: quotes the lines a reader would miss most, each with its sources. The same record gives
 * the same summary, to the byte. 20,000 messages take less than 2 s.
 */
export const extractiveSummarizer: Summarizer = {
  async summarize({ record, nameOf, since, kind, question = '' }) {
    const lines = await buildTranscript(record, nameOf, { since });
    const told = lines.filter(({ at }) => since === undefined || at > since);
    const own = buildHeadline(record.incident, lines, nameOf);
    const lookingBack = kind === 'postmortem' ? quoteLessons(told) : [];
    return {
      claims:
        kind === 'ask' ? quoteAnswers(lines, { question, own }) : [own, ...buildDigest(told), ...lookingBack],
      model: 'extractive',
      fallback: false,
    };
  },
};
