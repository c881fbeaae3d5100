import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/incidents/records/incident-summary.js';
import { buildDigest } from '../../../src/summaries/extractive/build-digest.js';
import type { SectionModel } from '../../../src/summaries/extractive/rate-sections.js';
import { sectionFor } from '../../../src/summaries/extractive/section-for.js';
import { buildState } from '../../../src/summaries/state/build-state.js';
import type { Entry } from '../../../src/summaries/state/entry.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

const [NEVER, ALWAYS] = [
  { bias: -9, weights: {} },
  { bias: 9, weights: {} },
];

const NOTHING_ESSENTIAL = { impact: 0, hypothesis: 0, ruled_out: 0 };

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

  it('is what happened if it may as well be something else than an action', () => {
    const entry = { kind: 'next', sureness: 0.3, line: { kind: 'said' }, isLabeled: false } as Entry;

    expect(sectionFor(entry, NOTHING_ESSENTIAL)).toBe('what_happened');
    expect(sectionFor({ ...entry, sureness: 0.5 }, NOTHING_ESSENTIAL)).toBe('next_steps');
    expect(sectionFor({ ...entry, isLabeled: true }, NOTHING_ESSENTIAL)).toBe('next_steps');
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
