import { describe, expect, it } from 'vitest';
import { redact } from '../../src/redaction/redact.js';

const textOf = (said: string) => redact(said, { personal: false }).text;

describe('a secret below its name', () => {
  it.each([
    ['host | password\ndb-1 | Sommer2024!', 'host | password\ndb-1 | [redacted: password]'],
    [
      '| user | password | port |\n|---|---|---|\n| bob | Sommer2024! | 5432 |\n| eve | Winter2024! | 5432 |',
      '| user | password | port |\n|---|---|---|\n| bob | [redacted: password] | 5432 |\n| eve | [redacted: password] | 5432 |',
    ],
    ['host\tcontraseña\ndb-1\tVerano2024!', 'host\tcontraseña\ndb-1\t[redacted: password]'],
    ['id | パスワード\n1 | Natsu2024!', 'id | パスワード\n1 | [redacted: password]'],
    ['*token* | host\n`abcd1234efgh5678IJKL` | db-1', '*token* | host\n`[redacted: api key]` | db-1'],
    ['host | password\n | Sommer2024!\ndb-2 |', 'host | password\n | [redacted: password]\ndb-2 |'],
    ['*Password*\nSommer2024!\n*User*\nbob', '*Password*\n[redacted: password]\n*User*\nbob'],
    ['**DB password**\n> Sommer2024!', '**DB password**\n> [redacted: password]'],
    ['• `api_key`\nabcd1234efgh5678IJKL', '• `api_key`\n[redacted: secret]'],
    ['_Passwort_\nSommer2024!', '_Passwort_\n[redacted: password]'],
  ])('is removed: %j', (said, wanted) => {
    expect(textOf(said)).toBe(wanted);
    expect(textOf(wanted)).toBe(wanted);
  });

  it.each([
    'Password | Last changed\nrotated | 2025-01-15T14:00:00Z',
    'Service | Password resets\ncheckout | 42',
    'Test | Auth\nlogin | 200ms\nlogout | v2.3.1',
    'name | token count | p99\nchat | 1.2k | 340ms',
    'Token | Last used\nci-deploy-2 | 3d',
    'Token name | Owner\nci-deploy-2 | bob42',
    'Key | Summary\nOPS-1234 | cart',
    'Pass | Fail\nlogin-2a | cart-v2',
    'Password policy | Age\naes-256-gcm | 90d',
    'Password set | By\n14:02:11Z | bob',
    'Bypass | Host\nnode-2a | db1.internal:5432',
    '*Deploy key*\nprod-v2',
    'host | password\nno table, but a line about host42',
    'user | port\nSommer2024! | 5432',
    'password | host\n\nteam | Sommer2024!x',
    '*Author*\nbob42',
    '*Password*\nreset at 14:02',
    '*Service*\ncheckout-v2\n*Token*\nexpired',
    'the *password*\ndb-2 was reset',
  ])("isn't confused with other cells and lines: %j", (said) => {
    expect(textOf(said)).toBe(said);
  });
});
