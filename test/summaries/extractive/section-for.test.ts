import { describe, expect, it } from 'vitest';
import { buildDigest } from '../../../src/summaries/extractive/build-digest.js';
import type { SectionModel } from '../../../src/summaries/extractive/rate-sections.js';
import { buildState } from '../../../src/summaries/state/build-state.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

const [NEVER, ALWAYS] = [
  { bias: -9, weights: {} },
  { bias: 9, weights: {} },
];

/** The sections of a digest that shows one message. */
async function sectionsOf(text: string, model: Partial<SectionModel>): Promise<string[]> {
  const talk = new Conversation();
  talk.says(text);
  const state = await buildState(await buildTranscript(talk.record, talk.input().nameOf));
  const all = { impact: NEVER, hypothesis: NEVER, ruled_out: NEVER, ...model };
  const claims = await buildDigest(state, { status: 'OPEN' }, all);
  return claims.map(({ section }) => section);
}

describe('the section of a statement', () => {
  const done = 'Ivo restarted both payment gateways at 14:02';

  it("is its kind's, unless it most likely says what readers look for elsewhere", async () => {
    expect(await sectionsOf(done, {})).toEqual(['actions']);
    expect(await sectionsOf(done, { hypothesis: ALWAYS })).toEqual(['hypothesis']);
  });

  it("isn't the impact for what someone did", async () => {
    expect(await sectionsOf(done, { impact: ALWAYS })).toEqual(['actions']);
  });

  it.each([
    ['decision: restart both payment gateways', 'actions'],
    ['Who restarted both payment gateways?', 'open_questions'],
  ])('stays what its author says it is: %s', async (text, section) => {
    expect(await sectionsOf(text, { ruled_out: ALWAYS })).toEqual([section]);
  });
});
