import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { archiveIncident } from '../../src/archive/archive-incident.js';
import { readArchived } from '../../src/archive/read-archived.js';
import { restoreIncident } from '../../src/archive/restore-incident.js';
import { snapshotIncident } from '../../src/archive/snapshot-incident.js';
import { sweepWords } from '../../src/archive/sweep-words.js';
import { fromMillis } from '../../src/base/timestamp.js';
import { keysOf } from '../../src/data/table/keys.js';
import type { Comment } from '../../src/incidents/records/comment.js';
import { aComment, aSummary } from '../support/records.js';
import { type Archiver, DAY_MS, linesOf, useArchiver } from './archive-world.js';
import { INCIDENT, putIncident } from './filled-incident.js';

const archiver = useArchiver();
const WORDS = 'Jane Roe';
const NAME = 'invoice of Jane Roe.pdf';
let said: Comment;

beforeEach(async () => {
  const it = archiver();
  await putIncident(it);
  const timestamp = fromMillis(Date.parse(it.clock.now()) - 1_000);
  said = aComment({
    incident_id: INCIDENT,
    timestamp,
    text: `${WORDS} cannot pay`,
    files: [{ id: 'F1', name: NAME }],
  });
  await it.store.recordMessage(said);
  await it.store.markMessage(said, { by: 'pin', at: timestamp, on: true });
  const claims = [{ section: 'impact' as const, text: WORDS, citations: [keysOf.comment(said).SK] }];
  await it.store.recordSummary(aSummary({ incident_id: INCIDENT, timestamp, claims }));
});

/** All text in the folder. */
async function unpacked({ objects }: Archiver): Promise<string> {
  const keys = await objects.list('incidents/');
  const texts = await Promise.all(
    keys.map(async (key) => gunzipSync((await objects.get(key)) ?? new Uint8Array())),
  );
  return texts.map(String).join('\n');
}

const CHANGES: [string, (it: Archiver) => Promise<unknown>][] = [
  ['deleted', ({ store, clock }) => store.deleteMessage({ ...said, deleted_at: clock.now() })],
  [
    'edited',
    ({ store, clock }) =>
      store.editMessage({ ...said, text: 'Someone', files: undefined, edited_at: clock.now() }),
  ],
  [
    'redacted',
    ({ store, clock }) => store.deleteMessage({ ...said, deleted_at: clock.now(), redacted_by: 'U01ALICE' }),
  ],
];

/** Does what the job that withdraws text does while the incident is in the table. */
async function withdrawClaims({ store }: Archiver): Promise<void> {
  const [summary] =
    (await store.loadRecord(INCIDENT))?.summaries.filter(({ timestamp }) => timestamp === said.timestamp) ??
    [];
  if (summary) await store.replaceClaims({ ...summary, claims: [], redacted_claims: 1 });
}

describe.each([
  ['a snapshot', snapshotIncident],
  ['an archive', archiveIncident],
])('words in %s', (kind, keep) => {
  it.each(CHANGES)('of a message that is later %s are gone after the next sweep', async (_, change) => {
    const it = archiver();
    await keep(it, INCIDENT);
    const before = await unpacked(it);
    it.clock.advance(DAY_MS);
    await change(it);
    if (kind === 'a snapshot') await withdrawClaims(it);

    const report = await sweepWords(it);

    expect(before).toContain(WORDS);
    expect(await unpacked(it)).not.toContain(WORDS);
    expect(report).toMatchObject({ rewritten: [INCIDENT], deleted: 1, foreign: [], failures: [] });
    expect(await sweepWords(it)).toMatchObject({ rewritten: [], deleted: 0 });
  });

  it('stay unchanged while nothing is withdrawn', async () => {
    const it = archiver();
    await keep(it, INCIDENT);
    const before = await it.objects.list('incidents/');
    const bot = { ...said, timestamp: it.clock.now(), author_kind: 'bot' as const };
    await it.store.recordMessage(bot);

    expect(await sweepWords(it)).toMatchObject({ rewritten: [], deleted: 0 });

    expect(await it.objects.list('incidents/')).toEqual(before);
  });
});

it('leaves the rest of an archived incident as it was', async () => {
  const it = archiver();
  await archiveIncident(it, INCIDENT);
  it.clock.advance(DAY_MS);
  await it.store.deleteMessage({ ...said, deleted_at: it.clock.now() });
  const before = await readArchived(it, INCIDENT);

  await sweepWords(it);

  expect((await readArchived(it, INCIDENT))?.record).toEqual(before?.record);
  await archiveIncident(it, INCIDENT);
  await restoreIncident(it, INCIDENT);
  expect(JSON.stringify(await linesOf(it, INCIDENT))).not.toContain(WORDS);
});
