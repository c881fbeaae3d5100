import { expect, it } from 'vitest';
import { checkClaims } from '../../../src/summaries/checker/check-claims.js';
import { buildState } from '../../../src/summaries/state/build-state.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

/** Whether a claim that cites the first message is kept. */
async function isKept(text: string): Promise<boolean> {
  const talk = new Conversation();
  const first = talk.says('the new firewall rules block the card provider, I think');
  talk.says('checkout errors are at 42 %');
  talk.says("I was wrong about the firewall rules, it's not the firewall", { user_id: 'U02BOB' });
  const { record, now, nameOf } = talk.input();
  const lines = await buildTranscript(record, nameOf);
  const state = await buildState(lines);
  const claim = { section: 'hypothesis' as const, text, citations: [first] };
  return (
    checkClaims([claim], { lines, state, incident: record.incident, now, nameOf, kind: 'part' }).claims
      .length > 0
  );
}

it.each([
  ['The new firewall rules block the card provider.', false],
  ['At first the new firewall rules were suspected to block the card provider.', true],
])('keeps a withdrawn statement only if the claim says so: "%s"', async (text, kept) => {
  expect(await isKept(text)).toBe(kept);
});
