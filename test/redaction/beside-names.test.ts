import { describe, expect, it } from 'vitest';
import { redact } from '../../src/redaction/redact.js';
import { BASE64, CAPS, DIGITS, HEX, LOWER, seeded } from './seeded-letters.js';

const credentials = (text: string) => redact(text, { personal: false }).text;
const letters = seeded(20_251_130);
const SECRETS = {
  hexadecimal: letters(32, HEX),
  'of small letters and digits': `${letters(20, LOWER + DIGITS)}4q7${letters(25, LOWER + DIGITS)}`,
  'a UUID': [8, 4, 4, 4, 12].map((length) => letters(length, HEX)).join('-'),
};
type Kind = keyof typeof SECRETS;
const EVERY_KIND = Object.keys(SECRETS) as Kind[];
const NAMED_BY_TWO_WORDS = [
  'clockwork api token',
  'api key',
  'our access token',
  'the client secret',
  'secret',
];

describe('a secret right next to its name', () => {
  it.each(NAMED_BY_TWO_WORDS.flatMap((name) => EVERY_KIND.map((kind) => [name, kind] as const)))(
    'is removed after %s: %s',
    (name, kind) => {
      const text = credentials(`use ${name} ${SECRETS[kind]} please`);
      expect(text).toMatch(/ \[redacted: (?:password|secret)\] please$/);
      expect(text).toContain(`use ${name} [`);
    },
  );

  it.each(['newsapi key', 'token', 'clockwork key'])('is removed after %s', (name) => {
    const secret = SECRETS['of small letters and digits'];
    expect(credentials(`${name} ${secret}`)).not.toContain(secret.slice(0, 8));
  });

  it.each([
    `token ${letters(40, HEX)}`,
    `the key ${letters(40, HEX)} fell out of the cache`,
    `cache key ${letters(32, HEX)}`,
    `invalid token ${SECRETS['a UUID']} for user 42`,
    `idempotency key ${SECRETS['of small letters and digits']}`,
    'secret mounted from payment-api-tls-9f8e7d6c5b4a',
    'the api key rotation-2025-11-30-eu-west-1 job ran',
  ])('is treated as an id: %s', (text) => {
    expect(credentials(text)).toBe(text);
  });
});

describe('a value assigned to a key', () => {
  it.each(['mapsKey = ', 'PIXELKEY=', 'maps_key = ', '"mapsKey": '])('is removed: %s', (name) => {
    const secret = SECRETS['of small letters and digits'];
    expect(credentials(`${name.replace('PIXEL', 'pixel')}"${secret}"`)).not.toContain(secret.slice(0, 8));
  });

  it.each(['primary_key=42\n', 'cache_key=7, '])('is removed after another key: %j', (before) => {
    expect(credentials(`${before}routing_key: ${SECRETS.hexadecimal}`)).toBe(
      `${before}routing_key: [redacted: secret]`,
    );
  });

  it.each(['hotkey', 'monkey', 'primary_key', 'objectKey', 's3Key'])('is kept: %s', (name) => {
    const text = `${name}: ${SECRETS['of small letters and digits']}`;
    expect(credentials(text)).toBe(text);
  });
});

describe("a password that's a word", () => {
  it.each([
    ['the password is "centipede", press On', 'centipede'],
    ["default Password for the router is 'blooberry'", 'blooberry'],
    ['das Passwort lautet „Blaubeere“', 'Blaubeere'],
    ['la contraseña es «arandano»', 'arandano'],
    ['le mot de passe est « myrtille »', 'myrtille'],
    ['a senha é "amendoim"', 'amendoim'],
    ['a senha padrão é "girassol"', 'girassol'],
    ['la contraseña temporal es «manzana»', 'manzana'],
    ['パスワードは「ringodaisuki」です', 'ringodaisuki'],
  ])('is removed in quotes: %s', (text, word) => {
    expect(credentials(text)).toBe(text.replace(word, '[redacted: password]'));
  });

  it.each([
    'the password is "wrong" for half of them',
    'the password was "changed" yesterday',
    'the password manager is "Keyring"',
    'das Passwort ist "abgelaufen"',
    'the password is "temporary"',
    'password is "null"',
  ])('is treated as a remark: %s', (text) => {
    expect(credentials(text)).toBe(text);
  });
});

describe('a secret in a command or a call', () => {
  const key = letters(43, BASE64);
  it.each([
    ['vault operator unseal', (secret: string) => `oc exec vault-0 -- vault operator unseal ${secret}`],
    ['psexec', (secret: string) => `PSEXEC.EXE \\\\web1 -u CORP\\svc -p ${secret} CMD`],
    ['a WireGuard file', (secret: string) => `[Peer]\nPresharedKey = ${secret}`],
    ['NetworkCredential', (secret: string) => `new NetworkCredential("deploy", "${secret}")`],
    ['HTTPBasicAuth', (secret: string) => `requests.get(url, auth=HTTPBasicAuth("svc", "${secret}"))`],
    [
      'DirectoryEntry',
      (secret: string) => `new DirectoryEntry("LDAP://CORP", "svc@corp.example", "${secret}")`,
    ],
  ])('is removed: %s', (_, write) => {
    expect(credentials(write(`${key}9`))).not.toContain(key.slice(0, 8));
  });

  it.each(['vault operator unseal keeps failing on node 3', 'psexec \\\\web1 -u svc -p $Password -i'])(
    "isn't one: %s",
    (text) => {
      expect(credentials(text)).toBe(text);
    },
  );
});

describe('a token that is longer than its format', () => {
  it.each([
    ['sgp_', HEX, 64],
    ['bkua_', LOWER + DIGITS, 48],
    ['dop_v1_', HEX, 72],
    ['sk_', HEX, 60],
    ['AKIA', CAPS, 24],
  ])('is removed completely: %s', (prefix, alphabet, length) => {
    expect(credentials(`use ${prefix}${letters(length, alphabet)}, please`)).toMatch(
      /^use \[redacted: [a-z ]+\], please$/,
    );
  });
});
