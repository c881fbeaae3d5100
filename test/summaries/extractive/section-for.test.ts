import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/incidents/records/incident-summary.js';
import { buildDigest } from '../../../src/summaries/extractive/build-digest.js';
import type { SectionModel } from '../../../src/summaries/extractive/rate-sections.js';
import { buildState } from '../../../src/summaries/state/build-state.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

const [NEVER, ALWAYS] = [
  { bias: -9, weights: {} },
  { bias: 9, weights: {} },
];

/** A digest of one message. */
async function claimsOf(text: string, model: Partial<SectionModel>): Promise<Claim[]> {
  const talk = new Conversation();
  talk.says(text);
  const state = await buildState(await buildTranscript(talk.record, talk.input().nameOf));
  const all = { impact: NEVER, hypothesis: NEVER, ruled_out: NEVER, ...model };
  return buildDigest(state, { status: 'OPEN' }, { model: all });
}

async function sectionsOf(text: string, model: Partial<SectionModel>): Promise<string[]> {
  return (await claimsOf(text, model)).map(({ section }) => section);
}

describe('the section of a statement', () => {
  const done = 'Ivo restarted both payment gateways at 14:02';

  it("is its kind's, unless it's most likely what readers look for in another", async () => {
    expect(await sectionsOf(done, {})).toEqual(['actions']);
    expect(await sectionsOf(done, { hypothesis: ALWAYS })).toEqual(['hypothesis']);
  });

  it("isn't impact for an action", async () => {
    expect(await sectionsOf(done, { impact: ALWAYS })).toEqual(['actions']);
  });

  it.each([
    ['decision: restart both payment gateways', 'actions'],
    ['Who restarted both payment gateways?', 'open_questions'],
  ])('is the one that its author labels it with: %s', async (text, section) => {
    expect(await sectionsOf(text, { ruled_out: ALWAYS })).toEqual([section]);
  });

  it("keeps statements of one message in order, whatever they're worth", async () => {
    const first = 'The certificate of all turnstiles in the north hall expired at midnight.';
    const second = 'It was renewed for 1,234 of 1,240 turnstiles, 6 were unplugged that day.';
    const hypothesis = { bias: 0, weights: { numbers: 9 } };

    const claims = await claimsOf(`${first} ${second}`, { hypothesis });

    expect(claims.map(({ text }) => text)).toEqual([`${first} ${second}`]);
  });
});
