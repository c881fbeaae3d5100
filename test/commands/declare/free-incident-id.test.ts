import { expect, it } from 'vitest';
import { archivePrefix } from '../../../src/archive/archive-objects.js';
import { freeIncidentId } from '../../../src/commands/declare/free-incident-id.js';
import { useArchiver } from '../../archive/archive-world.js';
import { aDeclaration } from '../../support/records.js';

const archiver = useArchiver();

it('takes the next number', async () => {
  const it = archiver();

  expect(await freeIncidentId({ ...it, archive: it })).toBe('INC-000001');
  expect(await freeIncidentId({ ...it, archive: it })).toBe('INC-000002');
});

it('skips ids that another program used, and ids that only the object store has', async () => {
  const it = archiver();
  await it.store.declareIncident(aDeclaration({ incident_id: 'INC-000001', channel_id: 'C01' }));
  await it.objects.putIfAbsent(`${archivePrefix('INC-000002')}of-a-lost-table`, new Uint8Array([1]));

  expect(await freeIncidentId({ ...it, archive: it })).toBe('INC-000003');
});

it('takes a number even when the object store is down', async () => {
  const it = archiver();
  const list = () => Promise.reject(new Error('no answer'));

  expect(await freeIncidentId({ ...it, archive: { ...it, objects: { ...it.objects, list } } })).toBe(
    'INC-000001',
  );
});

it('tries again later when fifty are taken', async () => {
  const it = archiver();
  const list = async () => ['taken'];
  const deps = { ...it, archive: { ...it, objects: { ...it.objects, list } } };

  await expect(freeIncidentId(deps)).rejects.toMatchObject({ retryable: true });
});
