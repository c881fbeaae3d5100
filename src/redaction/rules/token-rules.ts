import { hintedRule, type RedactionRule } from '../redaction-rule.js';
import { TOKEN_FORMS } from './token-forms.js';

/**
 * A token never starts inside a word, but may directly follow an escape that ends in a letter (`%3D`, `\\n`), or the word
 * for what it is.
 */
const WORD_START = String.raw`(?:(?<![A-Za-z0-9])|(?<=%[0-9A-Fa-f]{2}|\\[nrt]|[Tt]oken|TOKEN|[Kk]ey|KEY|[Ss]ecret|[Pp]assw(?:or[dt])))`;

/** Credentials recognizable by their format alone. */
export const tokenRules: readonly RedactionRule[] = TOKEN_FORMS.flatMap(([kind, ...forms]) =>
  forms.map((form) =>
    hintedRule(
      { kind, hint: longestLiteral(form) },
      () => new RegExp(WORD_START + form.source, `${form.flags}dg`),
    ),
  ),
);

/** The longest string that every match contains, outside groups, classes and repetitions. */
function longestLiteral({ source, flags }: RegExp): string {
  if (flags.includes('i')) return '';
  const plain = source
    .replace(/\[[^\][]*\]/g, '\0')
    .replace(/\((?:[^()]|\([^()]*\))*\)/g, '\0')
    .replace(/\\[a-z]/g, '\0')
    .replace(/.(?:[?*]|\{[\d,]*\})|\+/g, (repeated) => (repeated === '\\+' ? '+' : '\0'))
    .replaceAll('\\', '');
  return plain.split('\0').reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}
