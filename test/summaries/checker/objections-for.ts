import { compare, objectionsTo } from '../../../src/summaries/checker/contradictions/contradictions.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

/** The rules that object to a claim which cites every message. */
export async function objectionsFor(said: readonly string[], claim: string): Promise<readonly string[]> {
  const talk = new Conversation();
  for (const text of said) talk.says(text);
  const lines = await buildTranscript(talk.record, talk.input().nameOf);
  const cited = lines.filter(({ kind }) => kind === 'said');
  return objectionsTo(compare(claim, cited, lines));
}
