import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Archive, encodeArchive, verifyArchive } from '../../src/archive/archive-format.js';
import { toRawJson } from '../../src/archive/raw-json.js';
import { flipBit } from '../support/fake-s3.js';
import { anyPartition, closedMetadata } from './generated-incidents.js';

const anArchive = (overrides: Partial<Archive> = {}): Archive => ({
  incident_id: 'INC-000042',
  kind: 'archive',
  taken_at: '2025-04-20T00:00:00.000000Z',
  items: [
    closedMetadata('INC-000042'),
    { PK: { S: 'INCIDENT#INC-000042' }, SK: { S: 'COMMENT#1' }, text: { S: 'one\nline' } },
    { PK: { S: 'INCIDENT#INC-000042' }, SK: { S: 'COMMENT#2' }, text: { S: 'two' } },
  ],
  ...overrides,
});

/** The archive with one of its lines changed, gzipped again. */
function tamper(bytes: Uint8Array, change: (lines: string[]) => void): Uint8Array {
  const lines = gunzipSync(bytes).toString().split('\n');
  change(lines);
  const zipped = gzipSync(lines.join('\n'));
  zipped.set(bytes.subarray(0, 10));
  return zipped;
}

describe('an archive', () => {
  it('keeps any items without loss', () => {
    const property = fc.property(anyPartition('INC-000042'), (items) => {
      const verified = verifyArchive(encodeArchive(anArchive({ items })).bytes);

      if ('problem' in verified) throw new Error(verified.problem);
      expect(verified.archive.items.map(toRawJson).sort()).toEqual(items.map(toRawJson).sort());
    });

    fc.assert(property, { numRuns: 200 });
  });

  it('encodes the same items to the same bytes in any order', () => {
    const { items } = anArchive();

    const [one, other] = [anArchive(), anArchive({ items: [...items].reverse() })].map(encodeArchive);

    expect(one).toEqual(other);
  });

  it('hashes the same items to the same values, whenever it is taken', () => {
    const later = encodeArchive(anArchive({ taken_at: '2025-05-01T00:00:00.000000Z' }));

    expect(later.sha256).toBe(encodeArchive(anArchive()).sha256);
    expect(later.bytes).not.toEqual(encodeArchive(anArchive()).bytes);
  });

  it('starts with a readable manifest', () => {
    const { bytes, sha256 } = encodeArchive(anArchive());

    const [first = ''] = gunzipSync(bytes).toString().split('\n');

    expect(JSON.parse(first)).toMatchObject({
      format: 'aegis-archive/1',
      incident_id: 'INC-000042',
      taken_at: '2025-04-20T00:00:00.000000Z',
      items: 3,
      sha256,
    });
  });

  it('names the line that was changed', () => {
    const { bytes } = encodeArchive(anArchive());

    const changed = tamper(bytes, (lines) => {
      lines[2] = lines[2]?.replace('two', 'owt') ?? '';
    });

    expect(verifyArchive(changed)).toEqual({ problem: 'line 3 was changed' });
  });

  it.each<[string, (lines: string[]) => void]>([
    ['a missing last line', (lines) => void lines.splice(-2, 1)],
    ['a missing line', (lines) => void lines.splice(1, 1)],
    ['lines in another order', (lines) => void lines.splice(1, 2, lines[2] ?? '', lines[1] ?? '')],
    ['a line twice', (lines) => void lines.splice(2, 0, lines[2] ?? '')],
    ['another time', (lines) => void lines.splice(0, 1, lines[0]?.replace('2025-04', '2025-05') ?? '')],
    ['another program’s line', (lines) => void lines.splice(-1, 0, '{"a":1}')],
    ['a cut', (lines) => void lines.pop()],
    ['nothing', (lines) => void lines.splice(0)],
  ])('is not taken with %s', (_, change) => {
    const { bytes } = encodeArchive(anArchive());

    expect(verifyArchive(tamper(bytes, change))).toHaveProperty('problem');
  });

  it('never returns other items when a bit is flipped', () => {
    const { items } = anArchive();
    const { bytes } = encodeArchive(anArchive());
    const expected = items.map(toRawJson).sort();

    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const verified = verifyArchive(flipBit(bytes, bit));
      // Bits that only pad the last byte of a compressed block carry no data; the object's name covers them.
      if ('archive' in verified) expect(verified.archive.items.map(toRawJson).sort()).toEqual(expected);
    }
  });

  it('is rejected when truncated anywhere', () => {
    const { bytes } = encodeArchive(anArchive());

    for (let length = 0; length < bytes.length; length += 1) {
      expect(verifyArchive(bytes.subarray(0, length))).toHaveProperty('problem');
    }
  });
});
