const PK = 'INCIDENT#INC-000001';
const AT = '2025-01-15T14:05:30.000001Z';
/** Seconds since 1970, long before any test. */
const PASSED = 1_600_000_000;

type Fields = Record<string, unknown>;

interface BadItems {
  name: string;
  /** Added to the items of an incident. */
  put: readonly Fields[];
  /** Texts that some answer has to show. */
  shows?: readonly string[];
}

interface BadMetadata {
  name: string;
  /** Attributes to change in the METADATA of an incident, index keys included; null removes one. */
  metadata: Fields;
  /** Text that some answer has to show. */
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

/** METADATA that another program, an older version or a manual edit may have left. */
export const BAD_METADATA: readonly BadMetadata[] = [
  { name: 'an unknown status', metadata: { status: 'PAUSED', GSI1PK: 'STATUS#PAUSED' }, shows: 'PAUSED' },
  { name: 'an unknown severity', metadata: { severity: 'SEV-9' }, shows: 'SEV-9' },
  { name: 'a status that is a prototype', metadata: { status: '__proto__' }, shows: '__proto__' },
  { name: 'index keys that disagree with the status', metadata: { status: 'CLOSED' }, shows: 'Closed' },
  { name: 'an index key without a severity', metadata: { GSI1SK: 'nothing' } },
  {
    name: 'nothing but keys',
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
  { name: 'other types', metadata: { title: 7, roles: 'none' } },
  { name: 'an invalid declaration time', metadata: { created_at: 'yesterday' } },
  {
    name: 'invalid change times',
    metadata: { updated_at: 'x', acknowledged_at: 'x', resolved_at: 'x' },
  },
];

/** Items that another program, an older version or a manual edit may have left. */
export const BAD_ITEMS: readonly BadItems[] = [
  {
    name: 'items of unknown kinds',
    put: [
      { PK, SK: 'ZEBRA#1', text: 'x' },
      { PK, SK: '0', text: 'x' },
      { PK, SK: 'METADATA#2' },
      event({ type: 'ZEBRA_SEEN' }),
    ],
    shows: ['from elsewhere'],
  },
  {
    name: 'missing, invalid and impossible times',
    put: [
      event({ SK: 'EVENT#yesterday#x' }),
      event({ SK: 'EVENT#2025-99-99T99:99:99.000000Z#x' }),
      event({ SK: 'EVENT#' }),
      comment({ SK: 'COMMENT#1736950000.000001' }),
    ],
  },
  {
    name: 'items that lack what names them',
    put: [
      { PK, SK: `TASK#${AT}`, text: 'x', state: 'open' },
      { PK, SK: `SUMMARY#${AT}`, kind: 'state' },
      { PK, SK: 'USER#', joined_at: 'x' },
    ],
  },
  {
    name: 'items of 390 KB',
    put: [
      comment({ text: 'long '.repeat(78_000) }),
      event({ type: 'BOT_MESSAGE', note: 'long '.repeat(78_000) }),
    ],
    shows: ['long long'],
  },
  {
    name: 'expiry times in milliseconds, as a string and in the past',
    put: [
      event({ expires_at: 1_736_950_000_000 }),
      event({ SK: `EVENT#${AT}#y`, expires_at: '1736950000' }),
      event({ SK: `EVENT#${AT}#z`, expires_at: PASSED, description: 'long gone' }),
      comment({ expires_at: PASSED, text: 'long gone' }),
    ],
    shows: ['from elsewhere'],
  },
];
