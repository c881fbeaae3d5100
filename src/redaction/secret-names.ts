import type { RuleMatch } from './redaction-rule.js';

/** Names that only ever label a secret, also at the end of a longer word. */
export const STRONG_NAMES: readonly string[] = [
  'passw(?:or)?ds?',
  'pass[ -]?phrase',
  'passwort',
  'kennwort',
  'wachtwoord',
  'senha',
  'contrase[nñ]y?a',
  'mot[ _-]?de[ _-]?passe',
  // Turkish has a capital letter of its own, which no other language takes for an i.
  'ş[iİ]fre(?:m|si|niz|miz)?',
  'parola(?:m|sı|nız)?',
  'has[łl]o',
  'heslo',
  'geslo',
  'lozinka',
  'parolă',
  'jelszó',
  'lösenord',
  'passord',
  'kodeord',
  'adgangskode',
  'salasana',
  'parool',
  'slaptažodis',
  'пароль',
  'парола',
  'лозинка',
  'κωδικός πρόσβασης',
  'パスワード',
  '密[码碼]',
  '口令',
  '비밀번호',
  '패스워드',
  '암호',
  'mật khẩu',
  'kata sandi',
  // As folding leaves them, without the marks above and below the letters.
  'รหสผาน',
  'पासवरड',
  'סיסמ[הא]',
  'كلمة (?:المرور|السر)',
  'pwd',
  '(?:root|bind|ldap|admin|db|user)[_-]?pw',
  '(?:db|ssh|smtp|mail|ldap|root|admin|user|become|redis|mysql|pg|ftp|bind|vpn|wifi|sudo)[_-]?pass',
  '(?:requirepass|masterauth|redis(?:cli)?[_-]?auth)',
  'secret[_-]?(?:access[_-]?)?key(?:[_-]?base)?',
  'client[_-]?secret',
  'private[_-]?key',
  'account[_-]?key',
  'shared[_-]?access[_-]?key',
  'psk',
  'pre[ _-]?shared[ _-]?key',
];

/** Names that also mean other things, so their value has to look like a secret. */
export const WEAK_NAMES: readonly string[] = [
  '[a-z]{0,16}secret',
  '(?!publickey)[a-z]{0,16}token',
  '(?:api|app|access)[ _-]?key',
  'unseal[ _-]?key(?: \\d)?',
  '(?:auth|signing|encryption|encrypt|master|service|admin|deploy|hmac|subscription|storage|integration|bot|license|jwt|cookie|webhook|stripe|secret)[ _-]?key',
  'credentials?',
  'creds?',
  '(?<!low_|high_|band_)pass',
  'pw',
  'passcode',
];

/** Names that usually mean something else, so their value has to look random. */
export const VAGUE_NAMES: readonly string[] = [
  'key',
  'routing[ _-]?key',
  '_?auth',
  'license',
  '[a-z]{0,8}sess(?:ion)?[_-]?id',
  'session',
  'sid',
  'sig',
  'signature',
  'salt',
  'pat',
  'jwt',
  'cookie',
  'dsn',
  'otp',
  'login',
  'client-key-data',
];

/** Keys of tables, caches and queues are locations, not secrets. */
const LOCATION_KEYS =
  /(?:idempotency|partition|sort|primary|foreign|cache|row|object|feature|public|dedup\w*|correlation|lookup|group|search|hash|range|shard|unique|index|s3|redis|kms|lock|message|event|record|document)[ _-]?key\b/i;

/** Whether a key's name, which begins a match or comes right before it, says where something is. */
export function namesLocation({ index, input, 0: { length } }: RuleMatch): boolean {
  // What ends in a value or a line before it is another pair.
  const before =
    input
      .slice(Math.max(0, index - 16), index)
      .split(/[\n=,;:]/)
      .at(-1) ?? '';
  return LOCATION_KEYS.test(before + input.slice(index, index + Math.min(length, 40)));
}

/** Each of the names has one of these in it. */
export const MENTIONS_SECRET =
  /pass|kennwort|wachtwoord|senha|contrase|ş[iİ]fre|paroo?l|has[łl]o|[gh]eslo|lozinka|jelszó|lösenord|kode|salasana|slapta|парол|лозинка|πρόσβασης|パスワード|密[码碼]|口令|비밀번호|패스워드|암호|khẩu|sandi|รหส|पासवरड|סיסמ|كلمة|pw|secret|auth|key|psk|token|cred|licen|sess|sid|sig|salt|pat|jwt|cookie|dsn|otp|login/i;
