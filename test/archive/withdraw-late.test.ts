import { beforeEach, describe, expect, it } from 'vitest';
import { archiveIncident } from '../../src/archive/archive-incident.js';
import { readArchived } from '../../src/archive/read-archived.js';
import { restoreIncident } from '../../src/archive/restore-incident.js';
import { fromMillis } from '../../src/base/timestamp.js';
import { keysOf } from '../../src/data/table/keys.js';
import type { Comment } from '../../src/incidents/records/comment.js';
import { aComment, aSummary } from '../support/records.js';
import { useArchiver } from './archive-world.js';
import { INCIDENT, putIncident } from './filled-incident.js';

const archiver = useArchiver();
const WORDS = 'Jane Roe cannot pay';
const OTHER = 'The error rate is at 42 %';
let said: Comment;
let now: string;

beforeEach(async () => {
  const it = archiver();
  await putIncident(it);
  now = fromMillis(Date.parse(it.clock.now()) - 1_000);
  const files = [{ id: 'F1', name: 'invoice of Jane Roe.pdf' }];
  said = aComment({ incident_id: INCIDENT, timestamp: now, text: WORDS, files });
  await it.store.recordMessage(said);
  await it.store.markMessage(said, { by: 'pin', at: now, on: true });
  const cited = (message: Comment) => [keysOf.comment(message).SK];
  await it.store.recordSummary(
    aSummary({
      incident_id: INCIDENT,
      timestamp: now,
      claims: [
        { section: 'impact', text: WORDS, citations: cited(said) },
        { section: 'impact', text: WORDS, citations: [keysOf.event({ ...said, event_id: 'marked' }).SK] },
        {
          section: 'impact',
          text: OTHER,
          citations: cited({ ...said, timestamp: '2025-01-15T14:06:00.000001Z' }),
        },
      ],
    }),
  );
  await archiveIncident(it, INCIDENT);
});

const readNow = async () => JSON.stringify(await readArchived(archiver(), INCIDENT));

describe.each([
  ['deleted', async () => archiver().store.deleteMessage({ ...said, deleted_at: archiver().clock.now() })],
  [
    'edited',
    async () =>
      archiver().store.editMessage({
        ...said,
        text: 'A customer cannot pay',
        files: undefined,
        edited_at: archiver().clock.now(),
      }),
  ],
])('what rests on a message that is %s after its incident was archived', (_, change) => {
  it('is in no summary that is read from the archive', async () => {
    expect(await readNow()).toContain(WORDS);

    await change();

    const shown = await readNow();
    expect(shown).not.toContain('Jane Roe');
    expect(shown).toContain(OTHER);
    expect(shown).toContain('"redacted_claims":2');
  });

  it('does not come back when the incident is restored, even if it was archived again in between', async () => {
    const it = archiver();
    await change();
    await archiveIncident(it, INCIDENT);
    expect(await readNow()).not.toContain('Jane Roe');

    await restoreIncident(it, INCIDENT);

    const restored = JSON.stringify(await it.store.loadRecord(INCIDENT));
    expect(restored).not.toContain('Jane Roe');
    expect(restored).toContain(OTHER);
  });
});

it('leaves nothing of a file that is deleted after its incident was archived', async () => {
  const it = archiver();
  await it.store.removeFile(said, 'F1');

  const [comment] = ((await readArchived(it, INCIDENT))?.record.comments ?? []).slice(-1);
  expect(comment).toMatchObject({ text: WORDS, files: [{ id: 'F1', name: 'a deleted file' }] });
  await restoreIncident(it, INCIDENT);
  expect(JSON.stringify(await it.store.loadRecord(INCIDENT))).not.toContain('invoice');
});
