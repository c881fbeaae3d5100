import { describe, expect, it } from 'vitest';
import { archiveIncident } from '../../src/archive/archive-incident.js';
import { readArchived } from '../../src/archive/read-archived.js';
import { restoreIncident } from '../../src/archive/restore-incident.js';
import { aComment } from '../support/records.js';
import { CLOSED_AT, useArchiver } from './archive-world.js';
import { INCIDENT, putIncident } from './filled-incident.js';

const archiver = useArchiver();

describe('an archived incident', () => {
  it('reads as it did before it was archived, expired comments included', async () => {
    const it = archiver();
    const comments = await putIncident(it);
    const young = { ...it, store: undefined };
    const before = await it.store.loadRecord(INCIDENT);

    await archiveIncident(it, INCIDENT);
    const archived = await readArchived(young, INCIDENT);

    expect(archived?.archived_at).toBe(it.clock.now());
    expect(archived?.record).toEqual({ ...before, comments: archived?.record.comments });
    expect(archived?.record.comments).toHaveLength(comments);
    expect(archived?.record.incident).toMatchObject({
      closed_at: CLOSED_AT,
      version: 5,
      declared_by: 'U01ALICE',
    });
  });

  it('includes anything written to it since', async () => {
    const it = archiver();
    const comments = await putIncident(it);
    await archiveIncident(it, INCIDENT);
    const timestamp = '2025-01-15T14:06:00.000001Z';
    await it.store.recordMessage(aComment({ timestamp: it.clock.now(), text: 'Late' }));
    await it.store.markMessage(
      { incident_id: INCIDENT, timestamp },
      { by: 'pin', at: it.clock.now(), on: true },
    );

    const archived = await readArchived(it, INCIDENT);

    expect(archived?.record.comments).toHaveLength(comments + 1);
    expect(archived?.record.comments[0]).toMatchObject({ text: 'Comment 1', user_id: 'U01ALICE' });
    expect(archived?.record.comments[0]?.marks).toBeDefined();
  });

  it('is no longer archived after it was restored', async () => {
    const it = archiver();
    await putIncident(it);
    expect(await readArchived(it, INCIDENT)).toBeUndefined();
    await archiveIncident(it, INCIDENT);
    await restoreIncident(it, INCIDENT);

    expect(await readArchived(it, INCIDENT)).toBeUndefined();
    expect(await readArchived(it, 'INC-000099')).toBeUndefined();
  });
});
