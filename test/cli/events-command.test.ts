import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runAegis } from '../../src/cli/run-aegis.js';
import { createStore, type Store } from '../../src/data/store/store.js';
import { aDeclaration, aTask } from '../support/records.js';
import { useTables } from '../support/table.js';

const freshTable = useTables();
let env: Record<string, string>;
let store: Store;
let home: string;

beforeEach(async () => {
  const table = await freshTable();
  store = createStore(table);
  await store.declareIncident(aDeclaration());
  home = await mkdtemp(join(tmpdir(), 'aegis-events-'));
  const file = join(home, 'aegis.yml');
  await writeFile(file, 'events: { sinks: [{ name: warehouse, url: https://w.example, secret_env: A }] }');
  const endpoint = await table.client.config.endpoint?.();
  env = {
    AEGIS_CONFIG: file,
    AEGIS_TABLE: table.name,
    AWS_ENDPOINT_URL_DYNAMODB: `http://${endpoint?.hostname}:${endpoint?.port}`,
  };
});

afterEach(() => rm(home, { recursive: true }));

/** The output of a command, and its exit code. */
async function aegis(...argv: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const code = await runAegis(argv, env);
  return { code, said: lines.join('\n') };
}

describe('aegis events', () => {
  it('reports which sinks are in trouble, and enables one', async () => {
    const fine = await aegis('events', 'sinks');
    const gone = { disabled_at: '2025-01-15T14:00:00.000000Z', disabled_reason: 'it answered 410' };
    const address = { disabled_address: 'https://w.example' };
    await store.putSink({ sink: 'warehouse', run: 3, failures: 0, blocked: {}, ...gone, ...address });

    const disabled = await aegis('events', 'sinks');
    const enabled = await aegis('events', 'enable', 'warehouse');

    expect(fine).toEqual({ code: 0, said: 'warehouse  fine' });
    expect(disabled).toMatchObject({ code: 1, said: expect.stringContaining('it answered 410') });
    expect(enabled.said).toContain('warehouse is enabled');
    expect(await aegis('events', 'sinks')).toEqual(fine);
    expect(await store.getSink('warehouse')).toMatchObject({ run: 3 });
  });

  it.each([
    [['events']],
    [['events', 'enable']],
    [['events', 'tail', 'x']],
    [['events', 'enable', 'nobody']],
    [['events', 'tail', '--incident', 'INC-9']],
  ])('refuses %j with one sentence', async (argv) => {
    await expect(aegis(...argv)).rejects.toThrow(
      /aegis events|no event sink nobody|There's no incident INC-9/,
    );
  });
});

describe('aegis task done', () => {
  it('finishes a task once, with the job that announces it', async () => {
    const event = { incident_id: 'INC-000042', event_id: 't', timestamp: '2025-01-15T14:07:00.000000Z' };
    const rest = { type: 'TASK_ADDED', description: '', source: 'System' };
    const request = { request_id: 't', kind: 'task', state: 'DONE' as const, created_at: event.timestamp };
    const announce = () => ({
      event: { ...event, ...rest },
      request: { ...request, payload: {}, steps: {}, attempts: 0 },
    });
    await store.addTask({ task: aTask(), announce });

    const first = await aegis('task', 'done', 'INC-42', '1', '--by', 'U01ALICE1');
    const second = await aegis('task', 'done', '42', '1', '--by', 'U01ALICE1');

    expect([first.said, second.said]).toEqual([
      'Task 1 of INC-42 is done.',
      'Task 1 of 42 was done already.',
    ]);
    expect(await store.tasksOf('INC-000042')).toMatchObject([{ state: 'done', done_by: 'U01ALICE1' }]);
    expect(await store.openRequestIds()).toEqual(['task-done-INC-000042-1-2']);
    await expect(aegis('task', 'done', 'INC-42', '7', '--by', 'U01ALICE1')).rejects.toThrow('has no task 7');
    await expect(aegis('task', 'done', 'INC-42', '1')).rejects.toThrow('--by U0123456789');
  });
});
