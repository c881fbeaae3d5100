import type { Summarizer } from '../../ports/summarizer.js';
import { answerQuestion } from '../answers/answer-question.js';
import { briefFor, writtenByCode } from '../briefings/brief.js';
import { nowClaims } from '../briefings/now-claims.js';
import { buildHeadline } from '../build-headline.js';
import { buildState } from '../state/build-state.js';
import { buildTranscript, type TranscriptLine } from '../transcript.js';
import { buildDigest } from './build-digest.js';
import { quoteLessons } from './quote-lessons.js';

/**
 * Summarizes without a model by quoting people's own words, each statement with its sources. Deterministic: the same
 * record gives the same summary, byte for byte. `npm run bench -- summaries` measures how long it takes.
 */
export const extractiveSummarizer: Summarizer = {
  async summarize({ record, nameOf, since, kind, question = '', now }) {
    // Changes only show in comparison with what came before.
    const comparesWithBefore = kind === 'catchup';
    const lines = await buildTranscript(record, nameOf, comparesWithBefore ? {} : { since });
    const headline = buildHeadline(record.incident, lines, nameOf);
    const made = { model: 'extractive', fallback: false };
    if (kind === 'ask') {
      const asked = { record, lines, nameOf, now, headline };
      return { claims: await answerQuestion(await buildState(lines), question, asked), ...made };
    }
    const isShown = ({ at }: TranscriptLine) => comparesWithBefore || since === undefined || at > since;
    const state = await buildState(lines.filter(isShown));
    const briefed = { record, state, nameOf, now, since };
    const briefing = await briefFor(kind, briefed);
    if (briefing) return { claims: [headline, ...briefing], ...made };
    const lessons = kind === 'postmortem' ? await quoteLessons(state) : [];
    const top = [headline, ...(await nowClaims({ record, nameOf, now, since, kind }))];
    const digest = await buildDigest(state, record.incident, { opening: top });
    return {
      claims: [...top, ...writtenByCode(kind, briefed), ...digest, ...lessons],
      ...made,
    };
  },
};
