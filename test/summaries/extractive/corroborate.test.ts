import { describe, expect, it } from 'vitest';
import { corroborating } from '../../../src/summaries/extractive/corroborate.js';
import { buildState } from '../../../src/summaries/state/build-state.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

/** The texts of the lines that say the same as the last one. */
async function supporting(...texts: readonly string[]): Promise<string[]> {
  const talk = new Conversation();
  for (const text of texts) talk.says(text);
  const { entries } = await buildState(await buildTranscript(talk.record, talk.input().nameOf));
  const entry = entries.findLast(({ line }) => line.text === texts.at(-1));
  return entry ? corroborating(entry, entries).map(({ text }) => text) : [];
}

describe('corroborating lines', () => {
  const cause = 'cause: the certificate of the turnstiles expired at midnight';

  it('include another line that says the same', async () => {
    const first = 'The certificate of the turnstiles expired';

    expect(await supporting(first, cause)).toEqual([first]);
  });

  it.each([
    "The certificate of the turnstiles hasn't expired",
    'Maybe the certificate of the turnstiles expired',
    'Has the certificate of the turnstiles expired?',
  ])("don't include the opposite, a guess or a question: %s", async (other) => {
    expect(await supporting(other, cause)).toEqual([]);
  });

  it("don't include a count that was since replaced", async () => {
    const counts = [
      'impact: 40 vans have no route to the depot',
      'impact: 58 vans have no route to the depot',
    ];

    expect(await supporting(...counts)).toEqual([]);
  });
});
