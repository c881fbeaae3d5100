import fc from 'fast-check';
import type { IncidentRecord } from '../../src/incidents/records/incident-record.js';
import { buildExport, type ExportDocument } from '../../src/reports/record/export-document.js';
import { itemsOf } from '../../src/reports/record/export-items.js';
import { aComment, anEvent, anIncident, aParticipant, aSummary, aTask } from '../support/records.js';

const HOSTILE = [
  '<script>alert(1)</script>',
  '</pre></td></table><img src=x onerror=alert(1)>',
  '"><a href="javascript:alert(1)">x</a>',
  '<svg/onload=alert(1)>',
  'a $1 $& {{b}}',
  '](https://evil.example) ![x](https://evil.example/x.png)',
  'a | b \\| c\n| d | e |\n\n# heading\r\n---',
  '`code` **bold** ~~gone~~ <!-- comment -->',
  '<!channel> <@U01BOB> @here <https://evil.example|good>',
  '&lt;b&gt; &amp; &#60;',
  '\u202Egnp.exe\u2066 \u0000\u0007\uFEFF',
  '\u2028\u2029\u0085\t\v\f',
  '\uD800 lone \uDC00',
  '=HYPERLINK("https://evil.example")',
  '__proto__',
];

/** Text as the most malicious user would type it. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 20 })), {
    maxLength: 4,
  })
  .map((parts) => parts.join(' '));

/** A complete record in which every text is hostile. */
export const hostileRecord: fc.Arbitrary<IncidentRecord> = fc
  .record({
    words: fc.array(hostileText, { minLength: 13, maxLength: 13 }),
    deleted: fc.boolean(),
    comments: fc.array(hostileText, { maxLength: 5 }),
  })
  .map(({ words, deleted, comments }) => aRecord(words, { deleted, comments }));

interface RecordOptions {
  deleted?: boolean;
  comments?: readonly string[];
}

/** An incident with one item of each kind. */
export function aRecord(
  words: readonly string[] = [],
  { deleted = false, comments = [] }: RecordOptions = {},
): IncidentRecord {
  const word = (place: number) => words[place] ?? `word ${place}`;
  const second = (place: number) => `2025-01-15T14:06:${String(place).padStart(2, '0')}.000001Z`;
  return {
    incident: anIncident({
      title: word(0),
      service: word(1),
      severity: word(2),
      roles: { [word(3)]: 'U01ALICE' },
    }),
    participants: [aParticipant()],
    events: [
      anEvent({ description: word(4), note: word(5), source: word(6) }),
      anEvent({
        event_id: 'v2',
        timestamp: second(20),
        type: 'STATUS_CHANGED',
        detail: { from: word(7), to: word(8) },
      }),
    ],
    comments: [
      aComment({ text: word(10) }),
      aComment({ timestamp: second(2), ...(deleted ? { text: undefined, deleted_at: second(9) } : {}) }),
      aComment({
        timestamp: second(3),
        author_kind: 'bot',
        author_name: word(7),
        text: word(8),
        files: [{ name: word(5), permalink: word(9), text: word(4) }],
      }),
      ...comments.map((text, i) => aComment({ timestamp: second(i + 30), text })),
    ],
    summaries: [aSummary({ claims: [{ section: 'headline', text: word(11) || '-', citations: ['x'] }] })],
    tasks: [aTask({ text: word(12) })],
  };
}

export function anExport(
  record = aRecord(),
  names: Record<string, string> = { U01ALICE: 'Alice' },
): ExportDocument {
  return buildExport(itemsOf(record), {
    incidentId: record.incident.incident_id,
    by: 'U01ALICE',
    at: '2025-01-16T09:00:00.000000Z',
    names: new Map(Object.entries(names)),
  });
}
