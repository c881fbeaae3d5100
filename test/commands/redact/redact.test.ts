import { expect, it } from 'vitest';
import { ArgumentReader } from '../../../src/commands/kernel/arguments/argument-reader.js';
import type { RequestDeps } from '../../../src/commands/kernel/request-deps.js';
import { redact } from '../../../src/commands/redact/redact.js';
import { createStore } from '../../../src/data/store/store.js';
import { aComment, aDeclaration, anIncident } from '../../support/records.js';
import { useTables } from '../../support/table.js';

const freshTable = useTables();
const BY_ALICE = '2025-01-15T14:06:00.000001Z';
const BY_BOT = '2025-01-15T14:07:00.000001Z';
const slackTs = (seconds: number) => `${1_736_949_960 + seconds}.000001`;

/** Who may redact the message with this ts, typed by Alice; reading the whole record fails. */
async function accessOf(ts: string) {
  const store = createStore(await freshTable());
  await store.declareIncident(aDeclaration());
  await store.recordMessage(aComment({ timestamp: BY_ALICE }));
  await store.recordMessage(aComment({ timestamp: BY_BOT, author_kind: 'bot', user_id: 'U01BOT' }));
  const loadRecord = () => Promise.reject(new Error('takes too long within three seconds'));
  const deps = { store: { ...store, loadRecord } } as unknown as RequestDeps;
  const invocation = { userId: 'U01ALICE', requestId: 'cmd-1', at: '2025-01-15T14:10:00.000000Z' };
  const reader = new ArgumentReader(`${ts} a customer's name`);
  return (await redact.prepare(deps, { invocation, incident: anIncident(), reader })).access.permission;
}

it("lets participants redact their own messages, and only leads anyone else's", async () => {
  expect(await accessOf(slackTs(0))).toBe('participant');
  expect(await accessOf(slackTs(60))).toBe('lead');
});

it("requires a lead for anything that isn't a message on the record, without reading the whole record", async () => {
  expect(await accessOf(slackTs(120))).toBe('lead');
});
