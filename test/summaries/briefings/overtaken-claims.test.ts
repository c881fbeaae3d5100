import { expect, it } from 'vitest';
import { overtakenClaims } from '../../../src/summaries/briefings/overtaken-claims.js';
import { buildState } from '../../../src/summaries/state/build-state.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

it.each([
  {
    what: 'a newer level',
    said: 'Checkout errors are at 42 %',
    later: 'Checkout errors are at 61 % now',
    why: 'number',
  },
  {
    what: 'a larger count',
    said: 'About 1,200 customers in the EU cannot pay',
    later: 'About 48,000 customers in the EU cannot pay',
    why: 'wider',
  },
  {
    what: 'all instead of some',
    said: 'Some customers in the EU cannot log in',
    later: 'All customers cannot log in, in the EU and elsewhere',
    why: 'wider',
  },
  {
    what: 'a denial',
    said: 'cause: the firewall rules block the card provider',
    later: 'Correction: not the firewall, its rules are unchanged',
    why: 'withdrawn',
  },
  {
    what: 'an unrelated message',
    said: 'Checkout errors are at 42 %',
    later: 'The vendor looks into it',
    why: undefined,
  },
  {
    what: 'the same count',
    said: 'About 48,000 customers in the EU cannot pay',
    later: 'About 48,000 customers in the EU could not pay',
    why: undefined,
  },
])('finds $why in $what', async ({ said, later, why }) => {
  const talk = new Conversation();
  const source = talk.says(said, { source: 'note' });
  const message = talk.says(said);
  const by = talk.says(later, { user_id: 'U02BOB' });
  const { record, nameOf } = talk.input();
  const state = await buildState(await buildTranscript(record, nameOf));
  const claim = {
    section: 'impact' as const,
    text: said.replace('cause: ', ''),
    citations: [source, message],
  };

  const found = overtakenClaims([claim], state, message.split('#')[1] ?? '');

  expect(found.map((one) => ({ why: one.why, by: one.by.sk }))).toEqual(
    why === undefined ? [] : [{ why, by }],
  );
});
