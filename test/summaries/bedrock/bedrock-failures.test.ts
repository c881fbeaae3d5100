import { describe, expect, it } from 'vitest';
import { UpstreamError } from '../../../src/base/errors.js';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { newModelUsage } from '../../../src/summaries/model-usage.js';
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

  it.each([
    ['modelStreamErrorException', { breaksWith: 'modelStreamErrorException' }, 'ModelStreamErrorException'],
    ["an error that isn't modeled", { stops: 'error' }, 'InternalFailure'],
    ['the end of the connection', { stops: 'closed' }, 'IncompleteStream'],
    ['a reset', { stops: 'reset' }, 'ECONNRESET'],
  ] as const)('tries three times when a stream ends with %s', async (_, end, code) => {
    const reply = { claims: [HEADLINE, IMPACT], ...end };
    rig.bedrock.reply(reply, reply, reply);

    const summary = rig.summarizer().summarize({ ...aTalk().input(), onClaims: () => undefined });

    await expect(summary).rejects.toMatchObject({ upstreamCode: code, retryable: true });
    expect(rig.bedrock.requests).toHaveLength(3);
  });

  it.each([
    ['broke off', { stops: 'closed' }, 120_000, 3],
    ['took too long', { hangs: true }, 400, 1],
  ] as const)('estimates what an answer that %s has cost', async (_, end, deadlineMs, calls) => {
    const reply = { claims: [HEADLINE, IMPACT], ...end };
    rig.bedrock.reply(reply, reply, reply);
    const usage = newModelUsage();
    const input = { ...aTalk().input(), usage, onClaims: () => undefined };

    await expect(rig.summarizer({ deadlineMs }).summarize(input)).rejects.toThrow();

    const [{ raw } = { raw: '' }] = rig.bedrock.requests;
    expect(usage.calls).toBe(calls);
    expect((usage.input_tokens / calls) * 3.5).toBeGreaterThan(raw.length * 0.9);
    expect((usage.input_tokens / calls) * 3.5).toBeLessThan(raw.length * 1.1);
    expect(usage.output_tokens).toBeGreaterThan(20 * calls);
    expect(usage.cost).toBeGreaterThan(0);
  });

  it.each(['ThrottlingException', 'AccessDeniedException'] as const)(
    'counts no cost for %s',
    async (exception) => {
      rig.bedrock.reply({ exception }, { exception }, { exception });
      const usage = newModelUsage();

      await expect(rig.summarizer().summarize({ ...aTalk().input(), usage })).rejects.toThrow();

      expect(usage).toMatchObject({ calls: 0, cost: 0 });
    },
  );

  it.each([
    ['ModelErrorException', 'Model produced invalid sequence as part of ToolUse.', 3],
    ['ThrottlingException', 'Too many tokens per day, please wait before trying again.', 1],
  ] as const)('decides by the message whether %s is transient: %s', async (exception, message, tries) => {
    await failureOf({ exception, message });

    expect(rig.bedrock.requests).toHaveLength(tries);
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
    expect(failure.message).toMatch(/^The model couldn't write the summary: .*\.$/);
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

describe("AWS's message", () => {
  const said =
    'User: arn:aws:sts::123456789012:assumed-role/aegis-worker/x is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0';

  it('is in the error and, without account ids, in the reason shown to people', async () => {
    const failure = await failureOf({ exception: 'AccessDeniedException', message: said });

    expect(failure).toMatchObject({ service: said });
    expect(failure).toMatchObject({
      reason: `Aegis's role isn't allowed to call the model (AWS: "User: x is not authorized to perform: bedrock:InvokeModel on resource: amazon.nova-lite-v1:0")`,
    });
  });

  it("never quotes people's messages", async () => {
    const quoted = 'string [Checkout errors are at 42 % for customers in the EU] does not match pattern';
    rig.bedrock.reply({ exception: 'ValidationException', message: quoted });
    const bounded = withFallback(rig.summarizer(), extractiveSummarizer, rig.logger);

    const draft = await bounded.summarize(aTalk().input());

    const line = rig.logger.lines.find(({ level }) => level === 'warn');
    expect(line?.fields).toMatchObject({
      code: 'ValidationException',
      service: 'string […] does not match pattern',
    });
    expect(draft.fallback_detail).toBe(
      'the model service refused the request as invalid (AWS: "string […] does not match pattern")',
    );
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
    'refusal',
    'model_context_window_exceeded',
    'a_reason_of_the_future',
  ])('is rejected if it stopped with %s, whatever it contains', async (stopReason) => {
    const failure = await failureOf({ claims: [HEADLINE, IMPACT], stopReason });

    expect(failure.upstreamCode).toBe(stopReason);
    expect(rig.bedrock.requests).toHaveLength(1);
  });

  it.each([
    ['text', { text: 'Checkout fails.' }],
    ['text with the stop reason of a tool use', { text: 'Checkout fails.', stopReason: 'tool_use' }],
    ['another tool', { tool: { name: 'close_incident', input: { claims: [HEADLINE] } } }],
    ['no claims', { tool: { input: {} } }],
    ['only claims in an unknown section', { claims: [{ ...IMPACT, section: 'blame' }] }],
    ['only claims without sources', { claims: [{ section: 'impact', text: 'x' }] }],
    ['the same claim a hundred times', { claims: Array.from({ length: 101 }, () => IMPACT) }],
  ] as const)("is rejected if it's %s", async (_, reply) => {
    const failure = await failureOf(reply);

    expect(failure.retryable).toBe(false);
    expect(rig.bedrock.requests).toHaveLength(1);
  });
});
