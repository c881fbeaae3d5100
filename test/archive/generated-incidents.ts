import fc from 'fast-check';
import { keysOf } from '../../src/data/table/keys.js';
import type { RawItem, RawValue } from '../../src/data/table/raw-item.js';
import { anIncident } from '../support/records.js';
import { CLOSED_AT } from './archive-world.js';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((all) => !KEYS.test(all));
const KEYS = /^(?:[PS]K|GSI\d[PS]K|__proto__)$/;

/** Up to 38 digits, more than a double can hold, in the form in which DynamoDB returns them. */
const digits = fc.oneof(
  fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }).map(String),
  fc
    .tuple(fc.nat(999_999), fc.integer({ min: 1, max: 999 }))
    .map(([whole, part]) => `${whole}.${part * 10 + 1}`),
);
const bytes = fc.uint8Array({ minLength: 1, maxLength: 20 });

const { value } = fc.letrec<{ value: RawValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text.map((S) => ({ S })),
    digits.map((N) => ({ N })),
    fc.boolean().map((BOOL) => ({ BOOL })),
    fc.constant({ NULL: true as const }),
    bytes.map((B) => ({ B })),
    fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }).map((SS) => ({ SS })),
    fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 4 }).map((all) => ({ NS: all.map(String) })),
    fc
      .uniqueArray(bytes, { minLength: 1, maxLength: 4, selector: (all) => all.join() })
      .map((BS) => ({ BS })),
    fc.array(tie('value'), { maxLength: 4 }).map((L) => ({ L })),
    fc
      .dictionary(
        text.filter((all) => all !== '' && all !== '__proto__'),
        tie('value'),
        { maxKeys: 4 },
      )
      .map((M) => ({ M: { ...M } })),
  ),
}));

const attributes = fc.dictionary(name, value, { maxKeys: 8 }).map((all) => ({ ...all }));

const sortKey = fc.oneof(
  fc.nat(999_999).map((n) => `COMMENT#2025-01-15T15:00:00.${String(n).padStart(6, '0')}Z`),
  fc.nat(999_999).map((n) => `EVENT#2025-01-15T15:00:00.${String(n).padStart(6, '0')}Z#e`),
  fc.nat(999).map((n) => `USER#U${n}`),
  fc.nat(999).map((n) => `TASK#${n}`),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((all) => `X#${all}`),
);

/**
 * The partition of a closed incident: its metadata, and items of known and
 * unknown kinds with arbitrary content.
 */
export function anyPartition(incidentId: string): fc.Arbitrary<RawItem[]> {
  const PK = { S: `INCIDENT#${incidentId}` };
  const children = fc
    .uniqueArray(fc.tuple(sortKey, attributes), { maxLength: 60, selector: ([key]) => key })
    .map((all) => all.map(([SK, rest]): RawItem => ({ ...rest, PK, SK: { S: SK } })));
  return fc
    .tuple(attributes, children)
    .map(([rest, items]) => [{ ...rest, ...closedMetadata(incidentId) }, ...items]);
}

/** METADATA of a closed incident, in DynamoDB's format. */
export function closedMetadata(incidentId: string): RawItem {
  const incident = anIncident({ incident_id: incidentId, status: 'CLOSED', closed_at: CLOSED_AT });
  const { title, service, severity, status, created_at, closed_at = '' } = incident;
  const texts = { ...keysOf.incident(incident), incident_id: incidentId, title, service, severity, status };
  const entries = Object.entries({ ...texts, created_at, closed_at }).map(([key, S]) => [key, { S }]);
  return { ...Object.fromEntries(entries), version: { N: '5' } };
}
