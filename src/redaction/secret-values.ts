/** Stand-ins for a secret: variables, templates, masks, and earlier redactions. */
const PLACEHOLDER =
  /^(?:[$@#]\{|\$[\w({[]|%[\w(]{1,60}[%)s]?$|\{|<|\[|\(|&lt;|\*+$|[x.•…#_-]+$|!(?:vault|ref|sub|getatt|secret)\b|enc\[|vault:|ssm:|arn:|file:|ref\+|op:\/\/|(?:your|my|insert|some)[_-][a-z]+(?:[_-][a-z]+){0,3}[_-]?$)/i;

/** `getToken()`, `req.body.password`, `db_password`: code that refers to a secret. */
const CODE =
  /^(?:[A-Za-z_$][\w$]*(?:(?:\.|->|::)\w+)*[([].*|[a-z_]+(?:\.[a-z_]+){2,}|(?:self|this|req|request|user|config|settings|secrets?|data|body|params|args|opts|options|props|state|ctx|event|form|input|process|env|os|vars?|local|module|values?)\.[\w.]+|[a-z]+(?:[_.][a-z]+)*[_.](?:password|passwd|pwd|pass|secret|token|key|hash)|[a-z]{2,12}(?:Password|Passwd|Secret|Token|Key))$/;

/** Words people use about a secret without revealing it. */
const REMARKS = new Set(
  `true false null none nil undefined empty missing expired invalid wrong required optional rotated redacted removed
  hidden masked reset changed revoked unknown unset set valid yes no ok fine leaked old new incorrect needed string text
  here there what the a an is are was were not in from for of via by with and or see same your my our their this that it
  its to on at as be been has have had will would should could can cannot failed failing fails error errors broken
  correct bad good weak strong stored encrypted rejected accepted denied exhausted refresh validation verification
  rotation reset-flow manager policy protected auth oauth basic bearer digest apikey token password secret key default
  example placeholder changed? disabled enabled shared private public test value name type number integer boolean object
  array bucket count limit usage id ids index column field file path url uri header cookie session user username admin
  falsch abgelaufen ungültig erforderlich pflicht geändert gesperrt fehlt leer richtig korrekt inválida inválido caducada
  caducado expirada expirado incorrecta incorrecto obligatoria obligatorio requerida requerido cambiada vacía incorrect
  expiré expirée invalide obligatoire requis requise changé modifié oublié vide manquant errada errado incorreta incorreto
  obrigatória obrigatório alterada vazia voir ver siehe nicht keine kein pas no não 必須 無効 期限切れ 変更済み 不明
  n/a tbd todo ask fragen fragt frag pregunta preguntar demande demander pergunte pergunta known must least between gone live safe secure insecure compromised stale cached blank static common reused random unique long short temporary hardcoded plaintext temporär temporal temporaire temporário then still now only also why when who how please too we i you they both please`.split(
    /\s+/,
  ),
);

/** Whether a value is too short, a placeholder, code, or a remark about a secret rather than the secret itself. */
export function isNotSecret(value: string): boolean {
  const bare = stripTrailingPunctuation(value);
  return bare.length < 3 || PLACEHOLDER.test(bare) || CODE.test(bare) || isRemark(bare);
}

/** Strips the punctuation and brackets that end a sentence or wrap a value. */
export function stripTrailingPunctuation(value: string): string {
  return value.slice(0, 400).replace(/[.,;:!?)\]}*_~]{1,20}$/, '');
}

/** Function words give a sentence away; `correct horse battery staple` has none. */
function isRemark(value: string): boolean {
  const [first = '', ...others] = value.toLowerCase().split(/[\s|]+/);
  return (
    REMARKS.has(first) ||
    REMARKS.has(first.split('/', 1)[0] ?? '') ||
    others.some((word) => REMARKS.has(word))
  );
}

/** Mixes letters with digits or symbols, as generators and password policies do. */
export function isComplex(value: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9\s]/].filter((kind) => kind.test(value)).length;
  return kinds >= 2 && /[A-Za-z]/.test(value) && (/\d/.test(value) || kinds >= 3 || value.length >= 16);
}

/** Technical names: a version, a path, a host, an algorithm, words joined by dots, dashes or underscores. */
function isIdentifier(value: string): boolean {
  return (
    /^[~.]{0,2}\/|^[a-z][a-z0-9+.-]*:\/\//i.test(value) ||
    (/^[a-z]+(?:[._/:-][a-z]+)*(?:\(\))?$/i.test(value) && !isScrambled(value)) ||
    /^v?\d+(?:[.:,-]\d+)*[a-z%]{0,3}$/i.test(value) ||
    // `jjwt-jackson-0.11.2`
    /^[a-z][a-z0-9]*(?:[._/:-][a-z][a-z0-9]*)*[._:-]v?\d+(?:\.\d+){1,3}$/i.test(value) ||
    /^(?:sha|md|aes|rsa|oauth|http|base|ipv|utf-?|argon|pbkdf|hs|rs|es|x)\d+\w{0,4}$/i.test(value)
  );
}

/** Changes between small and capital letters more often than words put together do. */
export function isScrambled(value: string): boolean {
  const changes = value.match(/[a-z](?=[A-Z])/g)?.length ?? 0;
  return value.length >= 12 && changes * 5 >= value.length;
}

/** Has digits and letters in both cases, like the output of a random generator. */
export function isRandom(value: string): boolean {
  return /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value);
}

/** Complex enough to be a secret, and no technical name. */
export function looksGenerated(value: string): boolean {
  return isComplex(value) && !isIdentifier(value);
}

/** What no person calls anything: letters with digits in one piece, hexadecimal, or a UUID. */
export function isMachineMade(value: string): boolean {
  const plain = value.replace(/={1,2}$/, '');
  // `feature/INC-1234-fix-timeouts` has all kinds of characters, but none of its words does.
  if (plain.split(/[\W_]/).some(isRandom))
    return !/^https?:|\.(?:com|net|org|io|dev|internal)\b/i.test(plain);
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(plain)) return true;
  if (
    /^(?:[0-9a-f]{8}:[0-9a-f]{8}|(?=\d{0,31}[a-f])[0-9a-f]{32})$/.test(plain) ||
    isJumble(plain, { share: 0.6 })
  )
    return true;
  return (
    /^[a-z0-9]{15,}$/i.test(plain) &&
    (plain.match(/\d/g)?.length ?? 0) >= 2 &&
    /[a-z]{2}|[A-Z]{2}/.test(plain) &&
    (plain.match(/\d[a-z]|[a-z]\d/gi)?.length ?? 0) >= 3
  );
}

/** These words only come before the name of a secret; ids and digests follow `token`, too. */
const CLEAR_NAME =
  /secret|geheim|シークレット|(?:api|access|auth|bearer|bot|client|signing|private|service|deploy|refresh|session|app|personal|shared|master|admin|user|account)[ -]/i;

/** Directly behind a name that's no password's, with no word that says it's the secret. */
export function isGeneratedBeside(name: string, value: string): boolean {
  if (value.length < 16) return false;
  return isRandom(value) || (isMachineMade(value) && (CLEAR_NAME.test(name) || !isHexadecimal(value)));
}

/** Digests and UUIDs are, and name things as often as they open them. */
export const isHexadecimal = (value: string) => /^[0-9a-f-]+$/i.test(value);

/**
 * Random letters and digits with signs in between, such as `3x-qk1tc1nh-gwj2vdyf`. `share` of its characters are in
 * pieces that change between both more than once, which pieces of names seldom do.
 */
export function isJumble(value: string, { share }: { share: number }): boolean {
  // The second form is that of things in a cloud: `subnet-0a1b2c3d4e5f67890`.
  if (!/^[\w=+/-]{24,200}$/.test(value) || /^[a-z]{1,20}-[0-9a-f]{8,17}$/.test(value)) return false;
  const turns = (text: string) => text.match(/\d(?=[a-z])|[a-z](?=\d)/gi)?.length ?? 0;
  const mixed = value.split(/[_=+/-]/).filter((piece) => turns(piece) >= 2);
  return mixed.join('').length >= value.length * share && turns(value) * 6 >= value.length;
}

/** Looks like a password, not like a quantity, a time, a host, an id or a version. */
export function looksChosen(value: string): boolean {
  return looksGenerated(value) && !NAMED.test(value) && !TICKET.test(value);
}

/** `INC-42`, `inc-42`; `moQI-3636` is none. */
const TICKET = /^(?:[A-Z]{2,10}|[a-z]{2,10})-\d{1,6}$/;

/** `14:02:11Z`, `P1`, `99.9%`, `db1.internal:5432`, `eu-west-1`, `v2.3.1-rc1`, `1Password`, `checkout-v2`. */
const NAMED =
  /^(?:\d{1,4}[-:T./]?[\d:TZ./-]{0,20}[a-z]{0,3}|[\d.,]{1,12} ?[a-z%/]{1,6}|[a-z][a-z0-9-]{0,40}(?:\.[a-z0-9-]{1,40}){1,6}(?::\d{1,5})?(?:\/.{0,80})?|[a-z]{2}-[a-z]{4,9}-\d[a-z]?|v\d{1,4}(?:\.[\w-]{1,12}){1,4}|1password.{0,12}|[a-z]{2,20}-v\d{1,3}|https?:.{0,120}|[a-z_]{1,20}=.{0,100}|(?:aes|rsa|[hrep]s)\d{2,4}-.{0,40}|<.{0,100}|[@#].{0,40})$/i;
