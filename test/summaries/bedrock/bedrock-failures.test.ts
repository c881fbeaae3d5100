import { describe, expect, it } from 'vitest';
import { UpstreamError } from '../../../src/base/errors.js';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { withFallback } from '../../../src/summaries/with-fallback.js';
import type { BedrockReply } from '../../support/fake-bedrock.js';
import { aTalk, HEADLINE, IMPACT, useBedrock } from './bedrock-rig.js';

const rig = useBedrock();

async function failureOf(reply: BedrockReply, deadlineMs?: number): Promise<UpstreamError> {
  rig.bedrock.reply(reply, reply, reply, reply);
  const waits = deadlineMs === undefined ? {} : { deadlineMs };
  const failure = await rig
    .summarizer(waits)
    .summarize(aTalk().input())
    .catch((error: unknown) => error);
  if (!(failure instanceof UpstreamError)) throw new Error('expected an UpstreamError', { cause: failure });
  return failure;
}

describe('when Bedrock fails, the summarizer', () => {
  it.each([
    'ThrottlingException',
    'ModelTimeoutException',
    'ModelNotReadyException',
    'ServiceUnavailableException',
    'InternalServerException',
  ] as const)('tries three times on %s', async (exception) => {
    const failure = await failureOf({ exception });

    expect(failure).toMatchObject({ upstreamCode: exception, retryable: true });
    expect(failure.cause).toMatchObject({ name: exception });
    expect(rig.bedrock.requests).toHaveLength(3);
  });

  it('logs each attempt at debug level, without any message text', async () => {
    await failureOf({ exception: 'ThrottlingException' });

    expect(rig.logger.lines.map(({ level, fields }) => ({ level, ...fields }))).toEqual(
      [1, 2, 3].map((attempt) => ({ level: 'debug', attempt, code: 'ThrottlingException' })),
    );
  });

  it('returns an ordinary summary once an attempt succeeds', async () => {
    rig.bedrock.reply({ exception: 'ThrottlingException' }, { reset: true }, { claims: [HEADLINE, IMPACT] });

    const draft = await rig.summarizer().summarize(aTalk().input());

    expect(draft).toMatchObject({ fallback: false, dropped_claims: 0 });
    expect(rig.bedrock.requests).toHaveLength(3);
  });

  it.each([
    'ValidationException',
    'AccessDeniedException',
    'ServiceQuotaExceededException',
    'ResourceNotFoundException',
    'ModelErrorException',
  ] as const)('does not retry on %s', async (exception) => {
    const failure = await failureOf({ exception });

    expect(failure).toMatchObject({ upstreamCode: exception, retryable: false });
    expect(rig.bedrock.requests).toHaveLength(1);
  });

  it.each([
    [{ reset: true }, 'ECONNRESET', 3],
    [{ html: '<h1>Bad gateway</h1>', status: 502 }, undefined, 3],
    [{ html: '<h1>Sign in</h1>' }, undefined, 1],
  ] as const)('reports a broken connection or gateway in plain words: %j', async (reply, code, tries) => {
    const failure = await failureOf(reply);

    if (code) expect(failure.upstreamCode).toBe(code);
    expect(failure.message).toMatch(/^No summary by the model: .*\.$/);
    expect(rig.bedrock.requests).toHaveLength(tries);
  });

  it.each([{ stall: 'before' }, { stall: 'within' }] as const)(
    'stops at the deadline when the answer stalls: %j',
    async (reply) => {
      const failure = await failureOf(reply, 150);

      expect(failure.upstreamCode).toBe('deadline');
      expect(rig.bedrock.requests.length).toBeLessThanOrEqual(1);
    },
  );

  it('stops waiting for the next attempt at the deadline', async () => {
    rig.bedrock.reply({ exception: 'ThrottlingException' });
    const summarizer = rig.summarizer({ deadlineMs: 150, firstWaitMs: 60_000 });

    const summary = summarizer.summarize(aTalk().input());

    await expect(summary).rejects.toMatchObject({ upstreamCode: 'deadline' });
  });
});

describe('the fallback', () => {
  it('returns the digest at the deadline when the model hangs', async () => {
    rig.bedrock.reply({ stall: 'before' });
    const model = rig.summarizer({ deadlineMs: 150 });

    const draft = await withFallback(model, extractiveSummarizer, rig.logger).summarize(aTalk().input());

    expect(draft).toMatchObject({ model: 'extractive', fallback: true });
    expect(rig.logger.lines.filter(({ level }) => level === 'warn')).toEqual([
      expect.objectContaining({ fields: expect.objectContaining({ code: 'deadline' }) }),
    ]);
  });
});

describe('an unusable answer', () => {
  it.each([
    'max_tokens',
    'guardrail_intervened',
    'content_filtered',
    'model_context_window_exceeded',
    'malformed_tool_use',
    'end_turn',
  ])('is rejected when it stopped with %s, whatever it contains', async (stopReason) => {
    const failure = await failureOf({ claims: [HEADLINE, IMPACT], stopReason });

    expect(failure.upstreamCode).toBe(stopReason);
    expect(rig.bedrock.requests).toHaveLength(1);
  });

  it.each([
    ['text', { text: 'Checkout fails.' }],
    ['text with the stop reason of a tool', { text: 'Checkout fails.', stopReason: 'tool_use' }],
    ['another tool', { tool: { name: 'close_incident', input: { claims: [HEADLINE] } } }],
    ['no claims', { tool: { input: {} } }],
    ['claims as text', { tool: { input: { claims: JSON.stringify([HEADLINE]) } } }],
    ['an unknown section', { claims: [{ ...IMPACT, section: 'blame' }] }],
    ['a claim without sources', { claims: [{ section: 'impact', text: 'x' }] }],
    ['a summary with extra fields', { tool: { input: { claims: [HEADLINE, IMPACT], severity: 'P4' } } }],
  ] as const)('is rejected when it is %s', async (_, reply) => {
    const failure = await failureOf(reply);

    expect(failure.retryable).toBe(false);
    expect(rig.bedrock.requests).toHaveLength(1);
  });
});
