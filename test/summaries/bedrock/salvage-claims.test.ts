import { describe, expect, it } from 'vitest';
import { readPartialClaims, readToolClaims } from '../../../src/summaries/bedrock/summary-tool.js';
import { cpuMillis } from '../../support/cpu-time.js';
import { aTalk, HEADLINE, IMPACT, useBedrock } from './bedrock-rig.js';

const BOTH = [HEADLINE, IMPACT];
const JSON_OF_BOTH = JSON.stringify({ claims: BOTH });
const use = (input: unknown, name = 'write_summary') => ({ toolUse: { toolUseId: 't1', name, input } });

function read(content: readonly object[], stopReason = 'tool_use') {
  return readToolClaims({ stopReason, output: { message: { role: 'assistant', content } } } as Parameters<
    typeof readToolClaims
  >[0]);
}

describe('claims are read', () => {
  it.each<[string, object[], string?]>([
    ['the tool input', [use({ claims: BOTH })]],
    ['an input with extra fields', [use({ severity: 'P4', claims: BOTH })]],
    ['claims with extra fields', [use({ claims: BOTH.map((claim) => ({ ...claim, confidence: 0.9 })) })]],
    ['an input sent as a string', [use(JSON_OF_BOTH)]],
    ['an input encoded twice', [use(JSON.stringify(JSON_OF_BOTH))]],
    ['claims sent as a string', [use({ claims: JSON.stringify(BOTH) })]],
    ['claims sent as strings', [use({ claims: BOTH.map((claim) => JSON.stringify(claim)) })]],
    ['an input inside another object', [use({ parameters: { claims: BOTH } })]],
    ['a bare list as input', [use(BOTH)]],
    ['two tool uses', [use({ claims: [HEADLINE] }), use({ claims: [IMPACT] })]],
    ['a tool use next to that of another tool', [use({}, 'search'), use({ claims: BOTH })]],
    ['a tool use after text', [{ text: 'I will submit the summary.' }, use({ claims: BOTH })]],
    ['a tool use that ended the turn', [use({ claims: BOTH })], 'end_turn'],
    ['a use of the tool that Bedrock calls malformed', [use(JSON_OF_BOTH)], 'malformed_tool_use'],
    ['text that is JSON', [{ text: JSON_OF_BOTH }], 'end_turn'],
    [
      'a fenced block in text',
      [{ text: `Here it is:\n\`\`\`json\n${JSON_OF_BOTH}\n\`\`\`\nDone.` }],
      'end_turn',
    ],
    ['a list in a fenced block', [{ text: `\`\`\`\n${JSON.stringify(BOTH, null, 2)}\n\`\`\`` }], 'end_turn'],
    [
      'a tool call written as text',
      [{ text: `{"name": "write_summary", "parameters": ${JSON_OF_BOTH}}` }],
      'end_turn',
    ],
    [
      'text after a thought',
      [{ reasoningContent: { reasoningText: { text: 'Hm.' } } }, { text: JSON_OF_BOTH }],
      'end_turn',
    ],
    ['JSON with line breaks in its strings', [use(JSON_OF_BOTH.replace('in the EU.', 'in\nthe\tEU.'))]],
    ['sources in one string', [use({ claims: [HEADLINE, { ...IMPACT, sources: '[m2], m3' }] })]],
  ])('from %s', (_, content, stopReason) => {
    const { claims, malformed } = read(content, stopReason);

    expect(claims.map(({ section }) => section)).toEqual(['headline', 'impact']);
    expect(malformed).toBe(0);
  });

  it.each<[string, unknown]>([
    ['an unknown section', { ...IMPACT, section: 'blame' }],
    ['no sources', { section: 'impact', text: 'x' }],
    ['an endless text', { ...IMPACT, text: 'x'.repeat(2_001) }],
    ['nothing', null],
    ['a word', 'impact'],
  ])('except one with %s', (_, bad) => {
    expect(read([use({ claims: [HEADLINE, bad, IMPACT] })])).toMatchObject({
      claims: [{ section: 'headline' }, { section: 'impact' }],
      malformed: 1,
    });
  });

  it.each([
    ['a missing quote', '{"section": "impact, "text": "x", "sources": []}'],
    ['a missing bracket', '{"section": "impact", "text": "x", "sources": ["m1"}'],
    ['an extra comma', '{"section": "impact", "text": "x", "sources": ["m1",]}'],
  ])('except one with %s in its JSON', (_, bad) => {
    const json = `{"claims": [${JSON.stringify(HEADLINE)}, ${bad}, ${JSON.stringify(IMPACT)}]}`;

    expect(read([use(json)])).toMatchObject({ claims: [HEADLINE, IMPACT], malformed: 1 });
  });

  it('as none if the list is empty', () => {
    expect(read([use({ claims: [] })])).toEqual({ claims: [], malformed: 0 });
    expect(read([{ text: 'Nothing: {"claims": []}' }], 'end_turn')).toEqual({ claims: [], malformed: 0 });
  });

  it('from a partial answer, up to the last complete one', () => {
    const json = `{"claims": [${JSON.stringify(HEADLINE)}, ${JSON.stringify(IMPACT).slice(0, -3)}`;

    expect(readPartialClaims(json)).toEqual([HEADLINE]);
    expect(readPartialClaims('{"cl')).toEqual([]);
  });

  it.each(['{"section":', '{"claims": [', '}', '{"text": "x" }', '{'.repeat(50)])(
    'in linear time from a text that repeats %s',
    async (piece) => {
      const text = piece.repeat(Math.ceil(100_000 / piece.length));
      const fail = () =>
        expect(() => read([{ text }], 'end_turn')).toThrow(/The model couldn't write the summary/);

      // Quadratic time would be a hundred times as long.
      expect(await cpuMillis(fail, 1_000)).toBeLessThan(1_000);
    },
  );
});

describe('a summary from salvaged claims', () => {
  const rig = useBedrock();

  it('is checked like any other, and counts malformed claims', async () => {
    const invented = { ...IMPACT, text: 'Checkout errors are at 97 % in the EU.' };
    const text = `Sure.\n\`\`\`json\n${JSON.stringify({ claims: [HEADLINE, IMPACT, invented, { section: 'impact' }] })}\n\`\`\``;
    rig.bedrock.reply({ text });

    const draft = await rig.summarizer().summarize({ ...aTalk().input(), onClaims: () => undefined });

    expect(draft.claims.map((claim) => claim.text)).toEqual([HEADLINE.text, IMPACT.text]);
    expect(draft).toMatchObject({ fallback: false, dropped_claims: 2, stop_reason: 'end_turn' });
  });

  it('reads the tool input from a stream that thinks and talks first', async () => {
    rig.bedrock.reply({
      content: [
        { reasoningContent: { reasoningText: { text: 'The errors matter.', signature: 's' } } },
        { text: 'I will submit it.' },
        use({ claims: BOTH }),
      ],
    });

    const draft = await rig.summarizer().summarize({ ...aTalk().input(), onClaims: () => undefined });

    expect(draft.claims).toHaveLength(2);
  });
});
