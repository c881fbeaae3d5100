import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { archiveIncident } from '../../src/archive/archive-incident.js';
import { readArchived } from '../../src/archive/read-archived.js';
import { sweepWords } from '../../src/archive/sweep-words.js';
import { aComment } from '../support/records.js';
import { useArchiver, withKiller } from './archive-world.js';
import { putIncident } from './filled-incident.js';

const archiver = useArchiver();
const WORDS = 'Jane Roe';

it.each(['before', 'after'] as const)(
  'removing text from archives can stop %s any step and continue',
  async (when) => {
    const it = archiver();
    const { deps, killer } = withKiller(it);
    for (let at = 1, isDone = false; !isDone; at += 1) {
      const incident_id = `INC-${at}`;
      await putIncident(it, { incident_id }, 2);
      const message = aComment({ incident_id, timestamp: '2025-01-15T15:00:00.000001Z', text: WORDS });
      await it.store.recordMessage(message);
      await archiveIncident(it, incident_id);
      await it.store.deleteMessage({ ...message, deleted_at: it.clock.now() });
      Object.assign(killer, { at, when, calls: 0 });

      await sweepWords(deps).catch(() => undefined);
      isDone = killer.calls < at;
      killer.at = undefined;
      await sweepWords(it);

      const keys = await it.objects.list('incidents/');
      const texts = await Promise.all(keys.map((key) => it.objects.get(key)));
      expect(texts.map((bytes) => String(gunzipSync(bytes ?? new Uint8Array()))).join()).not.toContain(WORDS);
      expect((await readArchived(it, incident_id))?.record.comments).toHaveLength(3);
      for (const key of keys) await it.objects.delete(key);
    }
  },
);
