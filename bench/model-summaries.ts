import { requireTools } from '../scripts/tools.js';
import { startDynoxide } from '../src/app/embedded/dynoxide.js';
import { createLogger } from '../src/app/open/create-logger.js';
import { openSummarizer } from '../src/app/open/open-summarizer.js';
import { systemClock } from '../src/app/open/system-clock.js';
import { epochMillis, fromMillis } from '../src/base/timestamp.js';
import { makeSummary } from '../src/commands/summaries/workflow/make-summary.js';
import { readMaterial } from '../src/commands/summaries/workflow/read-material.js';
import { commentEntity } from '../src/data/entities/comment-entity.js';
import { eventEntity } from '../src/data/entities/event-entity.js';
import { incidentEntity } from '../src/data/entities/incident-entity.js';
import { createStore } from '../src/data/store/store.js';
import { writeMany } from '../src/data/table/batch.js';
import { createTableIfMissing } from '../src/data/table/create-table-if-missing.js';
import { attachMeter } from '../src/data/table/meter.js';
import { createTable, type Table } from '../src/data/table/table-client.js';
import type { JobDeps } from '../src/jobs/job-deps.js';
import type { Slack } from '../src/ports/slack.js';
import type { ConverseBody } from '../test/support/converse-body.js';
import { promptIn, startFakeBedrock } from '../test/support/fake-bedrock.js';
import { anEvent, anIncident, DECLARED_AT } from '../test/support/records.js';
import { buildMessage } from './build-message.js';

const MODEL = 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0';
/** Messages in a minute of a busy incident. */
const MESSAGES_PER_MINUTE = 20;

/**
 * Summarizes a growing incident with a fake Bedrock that returns claims of typical length: at each size a first summary,
 * which reads everything, and two more a minute apart. A real tokenizer counts the whole request as sent; read units are
 * those the table reports.
 */
export async function benchModel(sizes: readonly number[]) {
  const engine = await startDynoxide();
  const bedrock = await startFakeBedrock({ usageOf });
  bedrock.replyBy(answer);
  const table = createTable({ ...LOCAL, endpoint: engine.endpoint, now: () => DECLARED_AT });
  await createTableIfMissing(table);
  const deps = createDeps(table, bedrock.url);
  const meter = attachMeter(table);
  const rows: object[] = [];
  for (const size of sizes) {
    const incident = anIncident({
      incident_id: `INC-${String(size).padStart(6, '0')}`,
      created_at: DECLARED_AT,
    });
    const { incident_id } = incident;
    await writeMany(table, [
      { put: incidentEntity.toItem(incident) },
      { put: eventEntity.toItem(anEvent({ incident_id })) },
    ]);
    for (const [name, from, to] of [
      ['first', 0, size],
      ['a minute later', size, size + MESSAGES_PER_MINUTE],
      ['another minute later', size + MESSAGES_PER_MINUTE, size + 2 * MESSAGES_PER_MINUTE],
    ] as const) {
      await writeMany(table, messages(incident_id, from, to));
      meter.take();
      bedrock.requests.length = 0;
      const start = performance.now();
      const made = await makeSummary(deps, await readMaterial(deps, incident_id), {
        kind: 'state',
        requestedBy: 'U1',
        requestedAt: fromMillis(epochMillis(buildMessage(to).timestamp)),
      });
      const readUnits = Object.values(meter.take()).reduce((sum, usage) => sum + usage.readUnits, 0);
      rows.push({
        by: name,
        messages: to,
        claims: made.claims.length,
        ms: Math.round(performance.now() - start),
        calls: bedrock.requests.length,
        'tokens in': made.input_tokens,
        'tokens out': made.output_tokens,
        USD: made.cost_usd?.toFixed(4),
        'read units': Math.round(readUnits),
        ...(made.fallback && { fallback: made.fallback_reason }),
      });
    }
  }
  await bedrock.close();
  table.client.destroy();
  await engine.stop();
  return rows;
}

const LOCAL = { region: 'local', tableName: 'bench-summaries' };

function createDeps(table: Table, bedrockEndpoint: string): JobDeps {
  const slack: Partial<Slack> = { names: async (ids) => new Map(ids.map((id) => [id, id])) };
  const logger = createLogger('warn');
  const summarizer = openSummarizer({ modelId: MODEL, region: 'eu-west-1', bedrockEndpoint }, logger);
  return { clock: systemClock, logger, slack, store: createStore(table), summarizer } as unknown as JobDeps;
}

function messages(incident_id: string, from: number, to: number) {
  return Array.from({ length: to - from }, (_, i) => ({
    put: commentEntity.toItem({ ...buildMessage(from + i), incident_id }),
  }));
}

function usageOf(request: string, said: string) {
  const { countTokens } = requireTools()('gpt-tokenizer') as { countTokens(text: string): number };
  const [inputTokens, outputTokens] = [countTokens(request), countTokens(said)];
  return { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens };
}

interface Shown {
  id: string;
  text: string;
}

/** A headline and 18 claims, each quoting one of the lines in the prompt. */
function answer(body: ConverseBody) {
  const lines = promptIn(body).split('\n');
  const shown = lines.filter((line) => line.startsWith('{"id"')).map((line) => JSON.parse(line) as Shown);
  const sections = ['what_happened', 'impact', 'hypothesis', 'ruled_out', 'actions', 'next_steps'] as const;
  const claims = Array.from({ length: 18 }, (_, i) => {
    const line = shown[Math.floor(((i + 1) * (shown.length - 1)) / 18)];
    return { section: sections[i % 6], text: line?.text.slice(0, 200) ?? '', sources: [line?.id ?? ''] };
  });
  return {
    claims: [{ section: 'headline', text: 'Checkout fails.', sources: [shown[0]?.id ?? ''] }, ...claims],
  };
}
