/** Names that only ever label a secret, also at the end of a longer word. */
export const STRONG_NAMES: readonly string[] = [
  'passw(?:or)?ds?',
  'pass[ -]?phrase',
  'passwort',
  'kennwort',
  'wachtwoord',
  'senha',
  'contrase[nñ]a',
  'mot[ _-]?de[ _-]?passe',
  'пароль',
  'パスワード',
  '密码',
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

/** Each of the names has one of these in it. */
export const MENTIONS_SECRET =
  /pass|kennwort|wachtwoord|senha|contrase|пароль|パスワード|密码|pw|secret|auth|key|psk|token|cred|licen|sess|sid|sig|salt|pat|jwt|cookie|dsn|otp|login/i;
