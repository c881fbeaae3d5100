/** What stands in the place of a secret: variables, templates, masks, what was redacted before. */
const STAND_IN =
  /^(?:\$|%\w|\{\{|<|\[|\(|\*+$|[x.•#_-]+$|process\.env|os\.environ|env\.|env\[|getenv|config\.|settings\.|secrets?\.|vault:|ssm:|arn:|file:|ref\+|!ref|!sub|&lt;)/i;

/** What people say of a secret instead of telling it. */
const REMARKS = new Set(
  `true false null none nil undefined empty missing expired invalid wrong required optional rotated redacted removed
  hidden masked reset changed revoked unknown unset set valid yes no ok fine leaked old new incorrect needed string text
  here there what the a an is are was were not in from for of via by with and or see same your my our their this that it
  its to on at as be been has have had will would should could can cannot failed failing fails error errors broken
  correct bad good weak strong stored encrypted rejected accepted denied exhausted refresh validation verification
  rotation reset-flow manager policy protected auth oauth basic bearer token password secret key default example
  placeholder changed? disabled enabled shared private public test value name type number integer boolean object array
  bucket count limit usage id ids index column field file path url uri header cookie session user username admin`.split(
    /\s+/,
  ),
);

/** Whether a value says something of a secret, or stands for one, and is none itself. */
export function isNoSecret(value: string): boolean {
  const bare = value.replace(/[.,;:!?)\]}]+$/, '');
  return bare.length < 3 || STAND_IN.test(bare) || REMARKS.has(bare.toLowerCase());
}

/** Made by a machine or by somebody who was told to: letters with digits or signs among them. */
export function isComplex(value: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9\s]/].filter((kind) => kind.test(value)).length;
  return kinds >= 2 && /[A-Za-z]/.test(value) && (/\d/.test(value) || kinds >= 3 || value.length >= 16);
}
