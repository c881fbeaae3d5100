import { describe, expect, it } from 'vitest';
import { redact } from '../../src/redaction/redact.js';

const redacted = (line: string) => redact(line, { personal: false });

describe('a secret that is in a text twice', () => {
  it.each([
    [
      'the password is Tr4velW1se, and then he typed Tr4velW1se in the wrong window',
      'the password is [redacted: password], and then he typed [redacted: password] in the wrong window',
    ],
    [
      'api_key = "9vKq2LxT7bWn4RcD" | "9vKq2LxT7bWn4RcD"',
      'api_key = "[redacted: secret]" | "[redacted: secret]"',
    ],
    [
      'log in with Zx81!qpLm\n> password: Zx81!qpLm',
      'log in with [redacted: password]\n> password: [redacted: password]',
    ],
  ])('is removed in both places: %s', (line, wanted) => {
    expect(redacted(line).text).toBe(wanted);
  });

  it('counts once', () => {
    const { found } = redacted('password: Tr4velW1se, again: Tr4velW1se');

    expect(found).toEqual([{ kind: 'password', count: 1 }]);
  });

  it.each([
    ['a part of another word', 'password: deploy42x, service deploy42xyz'],
    ['too short to be told from a word', 'password: db-42, host db-42'],
  ])('stays where it is %s', (_, line) => {
    expect(redacted(line).text).toBe(line.replace(/: [^,]+/, ': [redacted: password]'));
  });
});

it.each([
  ["twitch token - 'k0lj2mwl8n3ztmrivlpb'", "twitch token - '[redacted: secret]'"],
  ['client secret – “q8Lw3ZxT5vBn7RcK”', 'client secret – “[redacted: secret]”'],
  ['if ("hG7#kLp2!x" === password) {', 'if ("[redacted: password]" === password) {'],
  ['if (db_pass !== "hG7#kLp2!x") {', 'if (db_pass !== "[redacted: password]") {'],
  ['passwd = m4ke&gt;-_it&lt;h4rd', 'passwd = [redacted: password]'],
  [
    'curl -k https://x.example \\\n  -H "Accept: */*" \\\n  -u deploy:qwErtyUiOp',
    'curl -k https://x.example \\\n  -H "Accept: */*" \\\n  -u deploy:[redacted: password]',
  ],
  [
    "curl --user  kevin:'pRf7vG2h1L8n' https://x.example",
    "curl --user  kevin:'[redacted: password]' https://x.example",
  ],
  ['curl -u "d2LkV78zLx!t:" https://x.example', 'curl -u "[redacted: password]:" https://x.example'],
  ['curl -u ":d2LkV78zLx!t" https://x.example', 'curl -u ":[redacted: password]" https://x.example'],
  [
    'export BUNDLE_GEMS__EXAMPLE__COM="cafebabe:deadbeef"',
    'export BUNDLE_GEMS__EXAMPLE__COM="cafebabe:[redacted: password]"',
  ],
  [
    '&lt;secret&gt;{AQAAABAAAAAw4Kx/9fTq2+pLm==}&lt;/secret&gt;',
    '&lt;secret&gt;[redacted: password]&lt;/secret&gt;',
  ],
])('takes the secret from %s', (line, wanted) => {
  expect(redacted(line).text).toBe(wanted);
});

it.each([
  'set it to ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx and restart',
  'the token looks like xoxb-xxxxxxxxx-xxxxxxxxxx-xxxxxxxxxxxx',
  'key = AKIAXXXXXXXXXXXXXXXX',
  '- (id)hf_requiredCharacteristicTypesForDisplayMetadata;',
  's.makeKubeConfigController = args',
  '"key_vault_name": "web21prqodx24021"',
  'notes = "Maven - io.jsonwebtoken:jjwt-jackson-0.11.2"',
  'password - please reset it',
  'the token - "expired" - came from staging',
  'curl -u admin: https://x.example',
  'the old one was [redacted: password]: "changed" on Monday2',
  'if (status === "password expired") retry()',
  'git config --global user.name deploy:bot',
])('leaves %s alone', (line) => {
  expect(redacted(line).text).toBe(line);
});
