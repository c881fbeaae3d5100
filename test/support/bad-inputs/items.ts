const PK = 'INCIDENT#INC-000001';
const AT = '2025-01-15T14:05:30.000001Z';
/** Seconds since 1970, long before any test. */
const PASSED = 1_600_000_000;

type Fields = Record<string, unknown>;

interface BadItems {
  name: string;
  /** Put beside the items of an incident. */
  put?: readonly Fields[];
  /** Laid over its METADATA, index keys included; null takes an attribute away. */
  metadata?: Fields;
  /** What has to be seen of it somewhere, if anything. */
  shows?: string;
}

const event = (fields: Fields) => ({ PK, SK: `EVENT#${AT}#x`, description: 'from elsewhere', ...fields });
const comment = (fields: Fields) => ({
  PK,
  SK: `COMMENT#${AT}`,
  user_id: 'U01BOB',
  text: 'from elsewhere',
  ...fields,
});

/** What another program, an older version or a slip of the hand may have left in the table. */
export const BAD_ITEMS: readonly BadItems[] = [
  { name: 'an unknown status', metadata: { status: 'PAUSED', GSI1PK: 'STATUS#PAUSED' }, shows: 'PAUSED' },
  { name: 'an unknown severity', metadata: { severity: 'SEV-9' }, shows: 'SEV-9' },
  { name: 'a status that is a prototype', metadata: { status: '__proto__' }, shows: '__proto__' },
  { name: 'index keys that disagree with the status', metadata: { status: 'CLOSED' }, shows: 'Closed' },
  { name: 'an index key of no severity', metadata: { GSI1SK: 'nothing' } },
  {
    name: 'METADATA of nothing but keys',
    metadata: {
      title: null,
      status: null,
      severity: null,
      created_at: null,
      version: null,
      roles: null,
      declared_by: null,
    },
    shows: '(no title)',
  },
  { name: 'METADATA of other types', metadata: { title: 7, roles: 'none' } },
  { name: 'METADATA that was declared at no time', metadata: { created_at: 'yesterday' } },
  {
    name: 'METADATA that was changed at no time',
    metadata: { updated_at: 'x', acknowledged_at: 'x', resolved_at: 'x' },
  },
  {
    name: 'an unknown sort key',
    put: [
      { PK, SK: 'ZEBRA#1', text: 'x' },
      { PK, SK: '0', text: 'x' },
      { PK, SK: 'METADATA#2' },
    ],
  },
  { name: 'an event of an unknown type', put: [event({ type: 'ZEBRA_SEEN' })], shows: 'from elsewhere' },
  { name: 'an event of no time', put: [event({ SK: 'EVENT#yesterday#x' })] },
  { name: 'an event of a time like a time', put: [event({ SK: 'EVENT#2025-99-99T99:99:99.000000Z#x' })] },
  { name: 'an event of no time at all', put: [event({ SK: 'EVENT#' })] },
  { name: 'a message of no time', put: [comment({ SK: 'COMMENT#1736950000.000001' })] },
  { name: 'a task of no number', put: [{ PK, SK: `TASK#${AT}`, text: 'x', state: 'open' }] },
  { name: 'a summary of nothing', put: [{ PK, SK: `SUMMARY#${AT}`, kind: 'state' }] },
  { name: 'a participant of no name', put: [{ PK, SK: 'USER#', joined_at: 'x' }] },
  { name: 'an item of 390 KB', put: [comment({ text: 'long '.repeat(78_000) })] },
  {
    name: 'an event of 390 KB',
    put: [event({ type: 'BOT_MESSAGE', note: 'long '.repeat(78_000) })],
    shows: 'from elsewhere',
  },
  {
    name: 'an expiry in milliseconds',
    put: [event({ expires_at: 1_736_950_000_000 })],
    shows: 'from elsewhere',
  },
  { name: 'an expiry that is a text', put: [event({ expires_at: '1736950000' })] },
  {
    name: 'an expiry that has passed',
    put: [
      event({ expires_at: PASSED, description: 'long gone' }),
      comment({ expires_at: PASSED, text: 'long gone' }),
    ],
  },
];
