import { buildState } from '../../../src/summaries/state/build-state.js';
import type { Entry } from '../../../src/summaries/state/entry.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

export async function entriesOf(talk: Conversation): Promise<readonly Entry[]> {
  return (await buildState(await buildTranscript(talk.record, talk.input().nameOf))).entries;
}

const BY = ['U01ALICE', 'U02BOB', 'U03CAROL'] as const;

/** The entries of lines that people say in turn, outside of threads, by the texts of the lines. */
export async function talkOf(...texts: readonly string[]): Promise<ReadonlyMap<string, Entry>> {
  const talk = new Conversation();
  for (const [i, text] of texts.entries()) talk.says(text, { user_id: BY[i % BY.length] ?? BY[0] });
  return new Map((await entriesOf(talk)).map((entry) => [entry.line.text, entry]));
}
