import { describe, expect, it } from 'vitest';
import type { SummaryInput } from '../../../src/ports/summarizer.js';
import { nowClaims } from '../../../src/summaries/briefings/now-claims.js';
import { withPresent } from '../../../src/summaries/with-present.js';
import { Conversation } from '../conversation.js';

const textsOf = async (input: SummaryInput) => (await nowClaims(input)).map(({ text }) => text);

describe('the current state', () => {
  it('shows open since when, the commander, and the newest update', async () => {
    const talk = new Conversation();
    const assigned = talk.happens({
      type: 'ROLE_ASSIGNED',
      detail: { role: 'commander', user_id: 'U02BOB' },
      event_id: 'r1',
    });
    Object.assign(talk.record.incident, { roles: { commander: 'U02BOB' } });
    talk.happens({ type: 'UPDATE_POSTED', note: 'cards fail in the EU' });
    const update = talk.happens({ type: 'UPDATE_POSTED', note: 'rolled back, cards work again' });
    talk.says('what a morning');

    expect(await nowClaims(talk.input())).toEqual([
      {
        section: 'headline',
        text: 'Open since 14:05 UTC (4 min) · commander: Bob',
        citations: [expect.stringMatching(/^EVENT#2025-01-15T14:05/), assigned],
      },
      { section: 'headline', text: 'Last update: Rolled back, cards work again', citations: [update] },
    ]);
  });

  it("shows the duration and the resolution, once it's over", async () => {
    const talk = new Conversation();
    talk.changes('RESOLVED', 'cards work again');
    talk.changes('CLOSED', 'follow-ups are filed');
    Object.assign(talk.record.incident, { resolved_at: '2025-01-15T16:35:00.000000Z' });
    const resolved = await textsOf(talk.input());
    talk.happens({ type: 'RESOLUTION_NOTE', note: 'Cards failed for 2 h 30 min because of a full disk.' });

    expect(resolved).toEqual(['Lasted 2 h 30 min, until 16:35 UTC', 'Resolved: Cards work again']);
    expect((await textsOf(talk.input()))[1]).toBe(
      'Resolution note: Cards failed for 2 h 30 min because of a full disk.',
    );
  });

  it('leaves out updates from before it was reopened, and undone changes', async () => {
    const talk = new Conversation();
    talk.changes('RESOLVED', 'cards work again');
    talk.changes('OPEN');
    const reopened = await textsOf(talk.input());
    talk.happens({
      type: 'STATUS_CHANGED',
      detail: { from: 'OPEN', to: 'MITIGATING' },
      note: 'disk is being cleared',
      event_id: 'm1',
    });
    const mitigating = await textsOf(talk.input());
    talk.happens({
      type: 'STATUS_CHANGED',
      detail: { from: 'MITIGATING', to: 'OPEN', undoes: 'm1' },
      event_id: 'm2',
    });

    expect(reopened).toEqual(['Open since 14:05 UTC (2 min) · no commander']);
    expect(mitigating).toContain('Mitigating: Disk is being cleared');
    expect(await textsOf(talk.input())).toEqual(['Open since 14:05 UTC (4 min) · no commander']);
  });

  it('counts from the reopening', async () => {
    const talk = new Conversation();
    talk.changes('RESOLVED');
    talk.changes('OPEN', 'cards fail again');
    Object.assign(talk.record.incident, { reopened_at: '2025-01-15T14:06:00.000000Z' });

    expect(await textsOf(talk.input())).toEqual([
      'Open again since 14:06 UTC (1 min) · no commander',
      'Open: Cards fail again',
    ]);
  });

  it('ends at the closing if it was closed without being resolved', async () => {
    const talk = new Conversation();
    talk.changes('CLOSED', 'duplicate of INC-41');
    Object.assign(talk.record.incident, { closed_at: '2025-01-15T14:45:00.000000Z' });

    expect(await textsOf(talk.input())).toEqual([
      'Lasted 40 min, until 14:45 UTC',
      'Closed: Duplicate of INC-41',
    ]);
  });

  it("isn't open again after undoing a resolution, and is open while another program's status says neither", async () => {
    const talk = new Conversation();
    talk.happens({
      type: 'STATUS_CHANGED',
      detail: { from: 'RESOLVED', to: 'MITIGATING', undoes: 'v1' },
      event_id: 'v3',
    });
    Object.assign(talk.record.incident, { status: 'TRIAGE', reopened_at: '2025-01-15T14:06:00.000000Z' });

    expect(await textsOf(talk.input())).toEqual(['Open since 14:05 UTC (1 min) · no commander']);
  });

  it('leaves out updates from before the summarized part', async () => {
    const talk = new Conversation();
    talk.happens({ type: 'UPDATE_POSTED', note: 'cards fail in the EU' });

    expect(await textsOf(talk.input(talk.input().now))).toHaveLength(1);
  });

  it.each(['handoff', 'catchup', 'resolution', 'postmortem', 'ask'] as const)(
    "isn't part of: %s",
    async (kind) => {
      expect(await nowClaims({ ...new Conversation().input(), kind })).toEqual([]);
    },
  );
});

describe("a model's summary", () => {
  it('has the current state below its headline, without claims that only repeat it', async () => {
    const talk = new Conversation();
    const update = talk.happens({ type: 'UPDATE_POSTED', note: 'Cards fail in the EU.' });
    const wrote = (section: 'headline' | 'impact', text: string) => ({ section, text, citations: [update] });
    const model = withPresent({
      summarize: async () => ({
        claims: [wrote('headline', 'P1: cards fail'), wrote('impact', 'Cards fail in the EU.')],
        model: 'm',
        fallback: false,
      }),
    });

    const { claims } = await model.summarize(talk.input());

    expect(claims.map(({ text }) => text)).toEqual([
      'P1: cards fail',
      'Open since 14:05 UTC (1 min) · no commander',
      'Last update: Cards fail in the EU.',
    ]);
  });
});
