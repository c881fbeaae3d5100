import { lazy } from '../../base/lazy.js';
import { lazyRule, type RedactionRule, ruleFamily } from '../redaction-rule.js';
import { tokenForms } from './token-forms.js';

/**
 * A token never starts inside a word, but may directly follow an escape that ends in a letter (`%3D`, `\\n`), or the word
 * for what it is.
 */
const WORD_START = String.raw`(?:(?<![A-Za-z0-9])|(?<=%[0-9A-Fa-f]{2}|\\[nrt]|[Tt]oken|TOKEN|[Kk]ey|KEY|[Ss]ecret|[Pp]assw(?:or[dt])))`;

/** In characters without a space; the shortest form has eleven. */
const LONG = /(?<![!-~])[!-~]{11}/;

interface Form {
  kind: string;
  form: RegExp;
  literal: string;
}

const forms = lazy(() =>
  tokenForms().flatMap(([kind, ...patterns]) =>
    patterns.map((form): Form => ({ kind, form, literal: longestLiteral(form) })),
  ),
);
const isNamed = ({ literal }: Form) => literal.length >= 3;
const named = () => forms().filter(isNamed);
const shaped = () => forms().filter((form) => !isNamed(form));

/** Credentials that their issuer's prefix, or another literal part, gives away. */
export const namedTokenRules = ruleFamily(
  oneOf(
    () =>
      named()
        .map(({ literal }) => literal.replace(/[^\w-]/g, '\\$&'))
        .join('|'),
    'i',
  ),
  () => named().map(toRule),
);

/** Credentials recognizable by the order of their characters alone. */
export const shapedTokenRules = ruleFamily(
  oneOf(
    () =>
      `${WORD_START}(?:${shaped()
        .map(({ form }) => form.source)
        .join('|')})`,
  ),
  () => shaped().map(toRule),
);

/** Looks for all sources in one pass, which takes a tenth of the time; the pattern is made for the first long word. */
function oneOf(source: () => string, flags = ''): (text: string) => boolean {
  const pattern = lazy(() => new RegExp(source(), flags));
  return (text) => LONG.test(text) && pattern().test(text);
}

function toRule({ kind, form, literal }: Form): RedactionRule {
  const isExact = !form.flags.includes('i');
  return lazyRule(
    { kind, ...(isExact && { hint: literal }), accept: ({ 0: token }) => !isMasked(token) },
    () => new RegExp(WORD_START + openEnded(form), `${form.flags}dg`),
  );
}

/** `ghp_xxxxxxxxxxxxxxxxxxxx` says where a token belongs and is none. */
function isMasked(token: string): boolean {
  return /x{8}$/i.test(token.replace(/[\W_]/g, ''));
}

/** Issuers lengthen their tokens, and two may share a prefix: what goes on in the same letters is part of the secret. */
function openEnded({ source }: RegExp): string {
  return source.replace(/\{(\d+)\}$/, '{$1,}');
}

/** The longest string that every match contains, outside groups, classes and repetitions. */
function longestLiteral({ source }: RegExp): string {
  const plain = source
    .replace(/\[[^\][]*\]/g, '\0')
    .replace(/\((?:[^()]|\([^()]*\))*\)/g, '\0')
    .replace(/\\[a-z]/g, '\0')
    .replace(/.(?:[?*]|\{[\d,]*\})|\+/g, (repeated) => (repeated === '\\+' ? '+' : '\0'))
    .replaceAll('\\', '');
  return plain.split('\0').reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}
