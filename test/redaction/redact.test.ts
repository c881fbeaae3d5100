import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../src/redaction/redact.js';
import { BENIGN } from './benign.js';
import { aSecret, seeded, TOKENS, WRITTEN } from './samples.js';

/** Where people paste things. */
const AROUND: readonly ((secret: string) => string)[] = [
  (s) => s,
  (s) => `use ${s}.`,
  (s) => `\`${s}\``,
  (s) => `"${s}",`,
  (s) => `*${s}* is the new one`,
  (s) => `\`\`\`\n${s}\n\`\`\``,
  (s) => `<https://x.example/cb?t=${s}&amp;b=1>`,
  (s) => `token=${s}`,
];

const credentials = (text: string) => redact(text, { personal: false });
const personal = (text: string) => redact(text, { personal: true }).text;

describe('credentials', () => {
  it.each(Object.entries(TOKENS))('%s is taken out, wherever it stands', (_, make) => {
    for (const [n, around] of AROUND.entries()) {
      const secret = make(seeded(n * 7_919 + 17));
      const { text, found } = credentials(around(secret));
      expect(text, around(secret)).not.toContain(secret.slice(8));
      expect(found).toEqual([{ kind: expect.any(String), count: 1 }]);
    }
  });

  it.each(WRITTEN)('%s', (line) => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const secret = aSecret(seed * 104_729);
      const { text } = credentials(
        line.replaceAll('S', (_, place: number) => (isPlace(line, place) ? secret : 'S')),
      );
      expect(text).not.toContain(secret);
      expect(text).toContain('[redacted: ');
    }
  });

  it('private keys go as a whole, also when they are cut off, and nothing else with them', () => {
    const body = Array.from({ length: 12 }, (_, n) => seeded(n)(64)).join('\n');
    const key = `-----BEGIN RSA PRIVATE KEY-----\n${body}\n-----END RSA PRIVATE KEY-----`;

    expect(credentials(`look:\n${key}\nthanks all`).text).toBe('look:\n[redacted: private key]\nthanks all');
    expect(credentials(key.slice(0, 500)).text).toBe('[redacted: private key]');
    expect(credentials(JSON.stringify({ private_key: key })).text).toBe(
      '{"private_key":"[redacted: private key]"}',
    );
  });

  it('what it belongs to stays readable', () => {
    expect(credentials('postgres://app:hunter2!@db-1:5432/orders is slow').text).toBe(
      'postgres://app:[redacted: password]@db-1:5432/orders is slow',
    );
  });

  it('are counted by kind', () => {
    const key = TOKENS['GitHub token']?.(seeded(1)) ?? '';
    const other = TOKENS['GitHub token']?.(seeded(2)) ?? '';

    expect(credentials(`${key} and ${other}, password=hunter2x`).found).toEqual([
      { kind: 'github token', count: 2 },
      { kind: 'password', count: 1 },
    ]);
  });
});

describe('what is none', () => {
  it('stays as it is, at least 99 of 100 lines', () => {
    const flagged = BENIGN.filter((line) => credentials(line).found.length > 0);

    expect(flagged.length / BENIGN.length, flagged.join('\n')).toBeLessThanOrEqual(0.01);
  });
});

describe('personal data', () => {
  it.each([
    ['mail bob.smith+x@mail.example.co.uk now', 'mail [e-mail] now'],
    ['<mailto:bob@example.com|bob@example.com>', '<mailto:[e-mail]|[e-mail]>'],
    ['call +49 170 1234567 or (555) 123-4567 or 555-123-4567', 'call [phone] or [phone] or [phone]'],
    ['reach me at +4917012345678.', 'reach me at [phone].'],
    ['from 203.0.113.9 and 2001:db8::1:2', 'from [IP address] and [IP address]'],
  ])('%s', (line, expected) => {
    expect(personal(line)).toBe(expected);
    expect(redact(line, { personal: false }).found).toEqual([]);
  });

  it.each([
    'db on 10.0.0.1, 192.168.1.2, 172.16.9.9, 127.0.0.1, 169.254.1.1 and ::1, fe80::1',
    'upgraded to version 1.2.3.4 at 2025-01-15 14:05:09',
    '2025-01-15 to 2025-02-28, 12:30-13:45, 100-200-300 ms',
    'order 2024 1234 5678 and ticket 884120',
    'git@github.com:acme/api.git',
    'aa:bb:cc:dd:ee:ff and 12:34:56',
  ])('%s has none', (line) => {
    expect(personal(line)).toBe(line);
  });
});

describe('any text', () => {
  const parts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...WRITTEN, ...BENIGN),
    fc.emailAddress(),
    fc.webUrl(),
  );
  const text = fc.array(parts, { maxLength: 8 }).map((all) => all.join(' '));

  it('is redacted once and for all', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (said, personal) => {
        const once = redact(said, { personal }).text;
        expect(redact(once, { personal }).text).toBe(once);
      }),
      { numRuns: 400 },
    );
  });

  /** Some 20 ms each, see `npm run bench -- redaction`; work that grows with the square would take minutes. */
  it.each([
    'a',
    'password=',
    '-----BEGIN ',
    '-----BEGIN RSA PRIVATE KEY-----\n',
    '://:@',
    'http://a:',
    'eyJ.',
    '1 ',
    '1234-',
    'AKIA',
    ':',
    'xox',
    'a.b@',
    '"',
    '0123456789abcdef',
    'token: ',
    'a_',
    '+1 ',
    'ghp_',
    '1.',
    '::',
    'password is ',
    'A1b2',
    '[',
    '[redacted: ',
  ])('%j again and again is no trap', { timeout: 10_000 }, (piece) => {
    const long = piece.repeat(Math.ceil(40_000 / piece.length));
    expect(redact(long, { personal: true }).text).toBeTypeOf('string');
  });
});

/** `S` stands for the secret only where it is no part of a word, `SSS` for one that is long. */
function isPlace(line: string, place: number): boolean {
  const before = line[place - 1] ?? '';
  const after = line[place + 1] ?? '';
  if (line.slice(place - 1, place + 2) === 'SSS' || line.slice(place, place + 3) === 'SSS') return true;
  return !/[A-Za-z_]/.test(after) && (!/[A-Za-z_]/.test(before) || line.slice(place - 2, place) === '-p');
}
