import type { Summarizer } from '../../ports/summarizer.js';
import { buildHeadline } from '../build-headline.js';
import { buildTranscript } from '../transcript.js';
import { buildDigest } from './build-digest.js';
import { quoteAnswers } from './quote-answers.js';
import { quoteLessons } from './quote-lessons.js';

/**
 * Summarizes without a model by quoting the most important lines, each with its sources. The same record gives the same
 * summary, byte for byte. 20,000 messages take less than 2 s.
 */
export const extractiveSummarizer: Summarizer = {
  async summarize({ record, nameOf, since, kind, question = '' }) {
    const lines = await buildTranscript(record, nameOf, { since });
    const newer = lines.filter(({ at }) => since === undefined || at > since);
    const headline = buildHeadline(record.incident, lines, nameOf);
    const lookingBack = kind === 'postmortem' ? quoteLessons(newer) : [];
    return {
      claims:
        kind === 'ask'
          ? quoteAnswers(lines, { question, headline })
          : [headline, ...buildDigest(newer), ...lookingBack],
      model: 'extractive',
      fallback: false,
    };
  },
};
