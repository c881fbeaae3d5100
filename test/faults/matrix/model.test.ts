import { describe, expect, it } from 'vitest';
import { expectPromisesKept } from '../rig/invariants.js';
import { askModel } from '../rig/model.js';
import { useWorlds } from '../rig/world.js';

const makeWorld = useWorlds();

const said = [
  'Checkout answers 500 for 40 % of all requests',
  'I roll back the deploy',
  'it is back to normal',
];

/** The ids that the prompt gives to lines are m1, m2 and so on, the declaration first. */
const claim = (text: string, sources: readonly string[] = ['m2']) => ({
  section: 'impact',
  text,
  sources,
});

const warnings = ({ logger }: Awaited<ReturnType<typeof askModel>>) =>
  logger.lines.filter(({ level }) => level === 'warn').length;

describe('19: a model that is temporarily unavailable', () => {
  it.each([
    'ThrottlingException',
    'ModelTimeoutException',
    'ModelNotReadyException',
    'ServiceUnavailableException',
  ] as const)('(%s) is asked at most three times, then the digest is posted', async (exception) => {
    const asked = await askModel(makeWorld, { said, replies: Array(5).fill({ exception }) });

    expect(asked.requests).toHaveLength(3);
    expect(asked.summary).toMatchObject({ fallback: true, model: 'extractive' });
    expect(asked.posted).toContain('40 %');
    await expectPromisesKept(asked.world);
  });

  it.each([{ stall: 'before' }, { stall: 'within' }, { reset: true }] as const)(
    '(%j) is abandoned at the deadline',
    async (reply) => {
      const asked = await askModel(makeWorld, { said, replies: Array(5).fill(reply), deadlineMs: 400 });

      expect(asked.summary).toMatchObject({ fallback: true });
      expect(asked.requests.length).toBeLessThanOrEqual(3);
      await expectPromisesKept(asked.world);
    },
  );
});

describe('20: a model that refuses', () => {
  it.each(['ValidationException', 'AccessDeniedException', 'ServiceQuotaExceededException'] as const)(
    '(%s) is asked once; the digest is posted and logged once',
    async (exception) => {
      const asked = await askModel(makeWorld, { said, replies: Array(5).fill({ exception }) });

      expect(asked.requests).toHaveLength(1);
      expect(asked.summary).toMatchObject({ fallback: true });
      expect(warnings(asked)).toBe(1);
      await expectPromisesKept(asked.world);
    },
  );
});

describe('21: an answer that does not end cleanly', () => {
  it.each([
    ['max_tokens', { claims: [claim('Half an answer, cut')], stopReason: 'max_tokens' }],
    ['guardrail_intervened', { claims: [claim('A guardrail')], stopReason: 'guardrail_intervened' }],
    ['content_filtered', { claims: [claim('A filter')], stopReason: 'content_filtered' }],
    ['model_context_window_exceeded', { text: 'Too long', stopReason: 'model_context_window_exceeded' }],
    ['prose in place of the tool', { text: 'Checkout answers 500.' }],
    ['another tool', { tool: { name: 'delete_everything', input: { claims: [claim('A tool')] } } }],
    ['a tool without claims', { tool: { input: {} } }],
    ['claims that are none', { tool: { input: { claims: 'Checkout answers 500' } } }],
    ['a section of its own', { claims: [{ ...claim('A section'), section: 'rumours' }] }],
    ['a claim that cites nothing', { claims: [claim('Cites nothing', [])] }],
    ['a page', { html: '<h1>Sign in</h1>' }],
  ] as const)('(%s) is never stored as good', async (_, reply) => {
    const asked = await askModel(makeWorld, { said, replies: [reply] });

    expect(asked.summary).toMatchObject({ fallback: true, model: 'extractive' });
    expect(asked.record?.summaries).toHaveLength(1);
    await expectPromisesKept(asked.world);
  });
});

it('22: claims that cite nothing, or unknown lines, or another incident are dropped, and the summary says so', async () => {
  const claims = [
    claim('Checkout answers 500 for 40 %'),
    claim('Cites what is not there', ['m99']),
    claim('Cites a key of another incident', ['INCIDENT#INC-000002#COMMENT#2025-01-15T14:06:00.000001Z']),
    claim('Says 97 % where nobody did'),
  ];

  const asked = await askModel(makeWorld, { said, replies: [{ claims }] });

  const keys = new Set([
    ...(asked.record?.comments ?? []).map(({ timestamp }) => `COMMENT#${timestamp}`),
    ...(asked.record?.events ?? []).map(({ timestamp, event_id }) => `EVENT#${timestamp}#${event_id}`),
  ]);
  const cited = asked.summary?.claims.flatMap(({ citations }) => citations) ?? [];
  expect(asked.summary).toMatchObject({ fallback: false, dropped_claims: 3 });
  expect(asked.posted).not.toMatch(/Cites|97 %/);
  expect(cited.length).toBeGreaterThan(0);
  expect(cited.filter((key) => !keys.has(key))).toEqual([]);
  await expectPromisesKept(asked.world);
});
