import { describe, expect, it } from 'vitest';
import { buildState } from '../../../src/summaries/state/build-state.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

/** The kinds of a text as a resolving note, and as a message. */
async function kindsOf(text: string): Promise<(string | undefined)[]> {
  const [resolved, talk] = [new Conversation(), new Conversation()];
  resolved.changes('RESOLVED', text);
  talk.says(text);
  return Promise.all([lastKindIn(resolved), lastKindIn(talk)]);
}

async function lastKindIn(talk: Conversation): Promise<string | undefined> {
  const { entries } = await buildState(await buildTranscript(talk.record, talk.input().nameOf));
  return entries.at(-1)?.kind;
}

describe("a guess that it's over", () => {
  it.each([
    'fixed i think',
    "I think it's resolved",
    'seems to be working again',
    'reverted, I think',
    'ich glaube es läuft wieder',
    'scheint wieder zu gehen',
    'creo que está resuelto',
    'parece que ya funciona',
    "je crois que c'est réparé",
    'parece que voltou ao normal',
    '復旧したと思います',
    'похоже, всё работает',
  ])('counts as the outcome: %s', async (text) => {
    const [resolution, message] = await kindsOf(text);

    expect(['done', 'recovery']).toContain(resolution);
    expect(['done', 'recovery', 'context']).toContain(message);
  });

  it.each([
    'I think it was the deploy',
    'maybe the cache, restarted it',
    'probably someone disabled the job',
    "maybe it's the fixed timeout",
    'probably all green because the check is broken',
    'ich glaube es war der Deploy',
    'creo que fue el despliegue',
    'думаю, это новый релиз',
  ])("isn't a guess about the cause: %s", async (text) => {
    expect(await kindsOf(text)).toEqual(['hypothesis', 'hypothesis']);
  });
});
