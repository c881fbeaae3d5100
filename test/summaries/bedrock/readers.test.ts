import { describe, expect, it } from 'vitest';
import { type SummaryKind, sectionsOf } from '../../../src/incidents/records/incident-summary.js';
import { INSTRUCTIONS } from '../../../src/summaries/bedrock/instructions.js';
import { aTalk, HEADLINE, IMPACT, useBedrock } from './bedrock-rig.js';

const rig = useBedrock();

const READERS = ['handoff', 'catchup', 'resolution', 'postmortem'] as const satisfies SummaryKind[];

describe('a model that writes for one kind of reader', () => {
  it.each(READERS)('gets its own instructions and sections for: %s', async (kind) => {
    rig.bedrock.reply({ claims: [HEADLINE, IMPACT] });

    const draft = await rig.summarizer().summarize({ ...aTalk().input(), kind });

    const [request] = rig.bedrock.requests;
    const tool = JSON.stringify(request?.body.toolConfig);
    expect(draft.prompt_version).toBe(INSTRUCTIONS[kind].version);
    expect(JSON.stringify(request?.body.system)).toContain(
      JSON.stringify(INSTRUCTIONS[kind].text).slice(1, 80),
    );
    for (const section of sectionsOf(kind)) expect(tool).toContain(`"${section}"`);
    expect(tool).not.toMatch(/own_words|"changed"|"beliefs"/);
  });

  it.each(['own_words', 'changed', 'beliefs', 'in_force', 'answer'])(
    "can't write the section %s of a summary",
    async (section) => {
      const forged = { section, text: 'Checkout errors are at 42 % for customers.', sources: ['m2'] };
      rig.bedrock.reply({ claims: [HEADLINE, IMPACT, forged] });

      const draft = await rig.summarizer().summarize(aTalk().input());

      expect(draft.claims.map((claim) => claim.section)).toEqual(['headline', 'impact']);
      expect(draft.dropped_claims).toBe(1);
    },
  );

  it("gets a handoff's roles and promised update from code", async () => {
    const talk = aTalk();
    const next_update_at = '2025-01-15T23:00:00.000000Z';
    Object.assign(talk.record.incident, { roles: { commander: 'U01ALICE' }, next_update_at });
    rig.bedrock.reply({ claims: [HEADLINE, IMPACT] });

    const draft = await rig.summarizer().summarize({ ...talk.input(), kind: 'handoff' });

    expect(draft.claims.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Commander: Alice', 'Next update due 23:00 UTC']),
    );
  });
});
