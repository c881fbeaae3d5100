import { describe, expect, it } from 'vitest';
import { archiveFromStream, readExpired, type StreamRecord } from '../../src/archive/archive-from-stream.js';
import { earlierItems } from '../../src/archive/earlier-items.js';
import { sortKeysOf, useArchiver } from './archive-world.js';
import { INCIDENT, putIncident } from './filled-incident.js';

const BY_EXPIRY = { type: 'Service', principalId: 'dynamodb.amazonaws.com' };
const NOW = 1_745_107_200;

/** In the form in which Lambda delivers it. */
function aRemoval(SK: string, overrides: Partial<StreamRecord> = {}, image: object = {}): StreamRecord {
  return {
    eventName: 'REMOVE',
    dynamodb: {
      ApproximateCreationDateTime: NOW,
      OldImage: {
        PK: { S: `INCIDENT#${INCIDENT}` },
        SK: { S: SK },
        expires_at: { N: String(NOW - 60) },
        ...image,
      },
    },
    ...overrides,
  };
}

describe('readExpired', () => {
  it.each<[string, StreamRecord]>([
    ['DynamoDB says so', aRemoval('ARCHIVE#DUE', { userIdentity: BY_EXPIRY })],
    ['its time has passed', aRemoval('ARCHIVE#DUE')],
  ])('is an incident when its sentinel went and %s', (_, record) => {
    expect(readExpired([record, record]).due).toEqual([INCIDENT]);
  });

  it('reads records as the SDK returns them', () => {
    const { OldImage } = aRemoval('ARCHIVE#DUE').dynamodb ?? {};
    const dynamodb = { OldImage, ApproximateCreationDateTime: new Date(NOW * 1000) };

    expect(readExpired([{ eventName: 'REMOVE', dynamodb }]).due).toEqual([INCIDENT]);
  });

  it.each<[string, StreamRecord]>([
    [
      'a sentinel that reopening took away',
      aRemoval('ARCHIVE#DUE', {}, { expires_at: { N: String(NOW + 60) } }),
    ],
    ['a sentinel that was written', { ...aRemoval('ARCHIVE#DUE'), eventName: 'INSERT' }],
    ['a row of no incident', aRemoval('REQUEST', { userIdentity: BY_EXPIRY }, { PK: { S: 'REQUEST#1' } })],
    ['a record without an image', { eventName: 'REMOVE', dynamodb: {} }],
    ['a record of nothing', {}],
    ['an expired comment that the archiver deleted', aRemoval('COMMENT#1')],
  ])('is not %s', (_, record) => {
    expect(readExpired([record])).toEqual({ due: [], items: new Map() });
  });

  it('returns whole items of an incident, bytes included', () => {
    const record = aRemoval('COMMENT#1', { userIdentity: BY_EXPIRY }, { raw: { B: 'AQID' } });

    const [item] = readExpired([record]).items.get(INCIDENT) ?? [];

    expect(item?.raw).toEqual({ B: new Uint8Array([1, 2, 3]) });
  });
});

describe('a batch of stream records', () => {
  const archiver = useArchiver();

  it('archives due incidents and expired items, even when redelivered', async () => {
    const it = archiver();
    await putIncident(it);
    await putIncident(it, { incident_id: 'INC-000043', status: 'OPEN', closed_at: undefined });
    const gone = aRemoval('COMMENT#2025', { userIdentity: BY_EXPIRY }, { PK: { S: 'INCIDENT#INC-000043' } });
    const batch = [aRemoval('ARCHIVE#DUE'), gone];

    await archiveFromStream(it, batch);
    await archiveFromStream(it, batch);

    expect(await sortKeysOf(it, INCIDENT)).toEqual(['METADATA']);
    expect([...(await earlierItems(it, 'INC-000043')).keys()]).toEqual(['COMMENT#2025']);
    expect(await it.objects.list('incidents/INC-000043/')).toHaveLength(1);
  });

  it('tries every record, then throws the first failure', async () => {
    const it = archiver();
    await putIncident(it);
    await putIncident(it, { incident_id: 'INC-000043' });
    const other = aRemoval('ARCHIVE#DUE', {}, { PK: { S: 'INCIDENT#INC-000043' } });
    await it.objects.putIfAbsent(`incidents/${INCIDENT}/broken.jsonl.gz`, new Uint8Array([1]));

    await expect(archiveFromStream(it, [aRemoval('ARCHIVE#DUE'), other])).rejects.toMatchObject({
      code: 'damaged_archive',
    });

    expect(await sortKeysOf(it, 'INC-000043')).toEqual(['METADATA']);
    expect((await sortKeysOf(it, INCIDENT)).length).toBeGreaterThan(30);
  });
});
