import { headline } from '../build-headline.js';
import type { Summarizer } from '../summarizer.js';
import { buildTranscript } from '../transcript.js';
import { digest } from './build-digest.js';
import { answerByQuotes } from './quote-answers.js';
import { lessons } from './quote-lessons.js';

/**
 * Sums up without a model: quotes the lines a reader would miss most, each with its sources. The same record gives
 * the same summary, to the byte. 20,000 messages take less than 2 s.
 */
export const extractiveSummarizer: Summarizer = {
  async summarize({ record, nameOf, since, kind, question = '' }) {
    const lines = await buildTranscript(record, nameOf, { since });
    const told = lines.filter(({ at }) => since === undefined || at > since);
    const own = headline(record.incident, lines, nameOf);
    const lookingBack = kind === 'postmortem' ? lessons(told) : [];
    return {
      claims:
        kind === 'ask' ? answerByQuotes(lines, { question, own }) : [own, ...digest(told), ...lookingBack],
      model: 'extractive',
      fallback: false,
    };
  },
};
