import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../src/redaction/redact.js';
import { cpuMillis } from '../support/cpu-time.js';
import { BENIGN_LINES } from './benign-lines.js';
import { HARD_BENIGN_LINES } from './hard-benign-lines.js';
import { seeded } from './seeded-letters.js';
import { TOKEN_SAMPLES } from './token-samples.js';
import { fillTemplate, WRITTEN_SECRETS } from './written-secrets.js';

/** Contexts that people paste secrets into. */
const SURROUNDINGS: readonly ((secret: string) => string)[] = [
  (s) => s,
  (s) => `use ${s}.`,
  (s) => `\`${s}\``,
  (s) => `"${s}",`,
  (s) => `*${s}* is the new one`,
  (s) => `\`\`\`\n${s}\n\`\`\``,
  (s) => `<https://x.example/cb?t=${s}&amp;b=1>`,
  (s) => `token=${s}`,
];

const SEEDS = [1, 2, 3, 4, 5, 6];

const credentials = (text: string) => redact(text, { personal: false });
const personal = (text: string) => redact(text, { personal: true }).text;

describe('credentials', () => {
  it.each(Object.entries(TOKEN_SAMPLES))('removes a %s wherever it appears', (_, make) => {
    for (const [n, around] of SURROUNDINGS.entries()) {
      const secret = make(seeded(n * 7_919 + 17));
      const { text, found } = credentials(around(secret));
      expect(text, around(secret)).not.toContain(secret.slice(8));
      expect(found).toEqual([{ kind: expect.any(String), count: 1 }]);
    }
  });

  it.each([
    ['an empty Braille pattern', '\u2800'],
    ['what copying leaves of an image', '\uFFFC'],
    ['half a surrogate pair', '\uD83D'],
    ['a replacement character', '\uFFFD'],
  ])('removes a token that has %s in it', (_, character) => {
    const token = TOKEN_SAMPLES['GitHub token']?.(seeded(1)) ?? '';
    const broken = `${token.slice(0, 12)}${character}${token.slice(12)}`;

    expect(credentials(`use ${broken} now`).text).toBe('use [redacted: github token] now');
  });

  it.each([
    ['a passphrase of words in quotes', 'I set the vault passphrase to "blue whale 42 sings"', 'blue whale'],
    ['a passphrase in another language', 'phrase secrète du coffre : «trois chats gris 12»', 'chats'],
    ['the code for a door', 'die PIN fürs Rechenzentrum ist 448812', '448812'],
    ['a door code in Japanese', 'サーバー室の暗証番号は830217です', '830217'],
    ['a password after a request', 'nimm als Kennwort bitte Regen#77bogen', 'Regen'],
    ['a new password', 'j’ai remplacé le mot de passe par Vent$du2Nord', 'Vent'],
    ['a secret after a comma', 'la clé API de staging, c’est 4e5f6a7b8c9d0e1f', '4e5f6a7b'],
    ['an abbreviation within Japanese', '踏み台のPWは gama_9Kaeru です', 'Kaeru'],
  ])('removes %s', (_, text, secret) => {
    expect(credentials(text).text).not.toContain(secret);
  });

  it.each([
    'the pin is 4 digits long, and the PIN of the calendar is 2024',
    'the passphrase was "wrong on three of the hosts"',
    'le jeton vaut pour 3600 secondes',
  ])('leaves other text alone: %s', (text) => {
    expect(credentials(text).text).toBe(text);
  });

  it('removes at least 95 of 100 secrets, however people write them', () => {
    const lines = WRITTEN_SECRETS.flatMap((line) =>
      SEEDS.map((seed) => fillTemplate(line, seeded(seed * 104_729), seed)),
    );

    const leaking = lines.filter(({ text, secrets }) => {
      const left = credentials(text).text;
      return secrets.some((secret) => left.includes(secret));
    });

    const shown = leaking.map(({ text }) => text).join('\n');
    expect(1 - leaking.length / lines.length, shown).toBeGreaterThanOrEqual(0.95);
  });

  it("removes a whole private key, even if it's cut off, and nothing around it", () => {
    const body = Array.from({ length: 12 }, (_, n) => seeded(n)(64)).join('\n');
    const key = `-----BEGIN RSA PRIVATE KEY-----\n${body}\n-----END RSA PRIVATE KEY-----`;

    expect(credentials(`look:\n${key}\nthanks all`).text).toBe('look:\n[redacted: private key]\nthanks all');
    expect(credentials(key.slice(0, 500)).text).toBe('[redacted: private key]');
    expect(credentials(JSON.stringify({ private_key: key })).text).toBe(
      '{"private_key":"[redacted: private key]"}',
    );
  });

  it.each([
    ['as a quote', (key: string) => key.replaceAll('\n', '\n&gt; ')],
    ['with indentation', (key: string) => key.replaceAll('\n', '\n      ')],
    ['in JSON within JSON', (key: string) => JSON.stringify(JSON.stringify({ key }))],
    ['on one line', (key: string) => key.replaceAll('\n', ' ')],
    ['without line ends', (key: string) => key.replaceAll('\n', '')],
    ['as joined strings', (key: string) => key.replaceAll('\n', '\\n" +\n  "')],
    ['without its first line', (key: string) => key.slice(key.indexOf('\n') + 1)],
    ['as a PGP block', (key: string) => key.replaceAll('RSA PRIVATE KEY', 'PGP PRIVATE KEY BLOCK')],
  ])('removes a whole private key written %s', (_, write) => {
    const lines = Array.from({ length: 12 }, (_, n) => seeded(n)(64));
    const key = ['-----BEGIN RSA PRIVATE KEY-----', ...lines, '-----END RSA PRIVATE KEY-----'].join('\n');

    const { text } = credentials(`look: ${write(key)}\nthanks all`);

    expect(lines.filter((line) => text.includes(line.slice(10, 40)))).toEqual([]);
    expect(text).toContain('thanks all');
  });

  it('keeps the rest of a connection string readable', () => {
    expect(credentials('postgres://app:hunter2!@db-1:5432/orders is slow').text).toBe(
      'postgres://app:[redacted: password]@db-1:5432/orders is slow',
    );
  });

  it('counts by kind', () => {
    const key = TOKEN_SAMPLES['GitHub token']?.(seeded(1)) ?? '';
    const other = TOKEN_SAMPLES['GitHub token']?.(seeded(2)) ?? '';

    expect(credentials(`${key} and ${other}, password=hunter2x`).found).toEqual([
      { kind: 'github token', count: 2 },
      { kind: 'password', count: 1 },
    ]);
  });
});

describe('benign text', () => {
  it('is left alone in at least 99 of 100 lines', () => {
    const lines = [...BENIGN_LINES, ...HARD_BENIGN_LINES];

    const flagged = lines.filter((line) => credentials(line).found.length > 0);

    expect(flagged.length / lines.length, flagged.join('\n')).toBeLessThanOrEqual(0.01);
  });
});

describe('personal data', () => {
  it.each([
    ['mail bob.smith+x@mail.example.co.uk now', 'mail [e-mail] now'],
    ['<mailto:bob@example.com|bob@example.com>', '<mailto:[e-mail]|[e-mail]>'],
    ['call +49 170 1234567 or (555) 123-4567 or 555-123-4567', 'call [phone] or [phone] or [phone]'],
    ['reach me at +4917012345678.', 'reach me at [phone].'],
    ['from 203.0.113.9 and 2001:db8::1:2', 'from [IP address] and [IP address]'],
  ])('replaces personal data in %j', (line, expected) => {
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
  ])('finds no personal data in %j', (line) => {
    expect(personal(line)).toBe(line);
  });
});

describe('any text', () => {
  const parts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...WRITTEN_SECRETS, ...BENIGN_LINES),
    fc.emailAddress(),
    fc.webUrl(),
  );
  const text = fc.array(parts, { maxLength: 8 }).map((all) => all.join(' '));

  it("doesn't change if it's redacted again", () => {
    fc.assert(
      fc.property(text, fc.boolean(), (said, personal) => {
        const once = redact(said, { personal }).text;
        expect(redact(once, { personal }).text).toBe(once);
      }),
      { numRuns: 200 },
    );
  });

  it('loses every credential planted in it', () => {
    const token = fc
      .tuple(fc.constantFrom(...Object.values(TOKEN_SAMPLES)), fc.nat(), fc.constantFrom(...SURROUNDINGS))
      .map(([make, seed, around]) => ({ secret: make(seeded(seed)), around }));
    fc.assert(
      fc.property(
        fc.constantFrom(...BENIGN_LINES),
        token,
        fc.constantFrom(...HARD_BENIGN_LINES),
        (before, planted, after) => {
          const said = [before, planted.around(planted.secret), after].join('\n');
          expect(redact(said, { personal: true }).text).not.toContain(planted.secret.slice(8));
        },
      ),
      { numRuns: 200 },
    );
  });

  /**
   * CPU time, so that a busy machine doesn't matter. A quadratic pattern takes seconds here, the slowest linear one 50
   * ms.
   */
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
    'curl -u a:',
    'password: "',
    'mysql -p',
    'htpasswd -b a b ',
    'name: password value: ',
    '<password>',
    '<mailto:',
    'otpauth://',
    'PuTTY-User-Key-File-1:',
    'creds a',
    'A_',
    '\\',
    '&quot;',
    '[',
    '[redacted: ',
  ])('takes linear time for %j repeated', async (piece) => {
    const long = piece.repeat(Math.ceil(20_000 / piece.length));

    expect(await cpuMillis(() => redact(long, { personal: true }), 300)).toBeLessThan(300);
  });
});
