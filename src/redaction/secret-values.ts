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
  n/a tbd todo known must least between then still now only also why when who how please too we i you they both please`.split(
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
    /^[a-z]+(?:[._/:-][a-z]+)*(?:\(\))?$/i.test(value) ||
    /^v?\d+(?:[.:,-]\d+)*[a-z%]{0,3}$/i.test(value) ||
    /^(?:sha|md|aes|rsa|oauth|http|base|ipv|utf-?|argon|pbkdf|hs|rs|es|x)\d+\w{0,4}$/i.test(value)
  );
}

/** Has digits and letters in both cases, like the output of a random generator. */
export function isRandom(value: string): boolean {
  return /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value);
}

/** Complex enough to be a secret, and no technical name. */
export function looksGenerated(value: string): boolean {
  return isComplex(value) && !isIdentifier(value);
}
