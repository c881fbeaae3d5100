import type { Rule } from '../redaction-rule.js';
import { TOKEN_FORMS } from './token-forms.js';

/** Inside of a longer word none of them is one; escapes (`%3D`, `\\n`) end in a letter but are none of the word. */
const WORD_START = String.raw`(?:(?<![A-Za-z0-9])|(?<=%[0-9A-Fa-f]{2}|\\[nrt]))`;

/** Credentials that show by their own form. */
export const tokenRules: readonly Rule[] = TOKEN_FORMS.flatMap(([kind, ...forms]) =>
  forms.map((form) => ({
    kind,
    pattern: new RegExp(WORD_START + form.source, `${form.flags}dg`),
    hint: longestLiteral(form),
  })),
);

/** What is the same in all that the form matches: what stands outside of its groups, classes and repetitions. */
function longestLiteral({ source, flags }: RegExp): string {
  if (flags.includes('i')) return '';
  const plain = source
    .replace(/\[[^\]]*\]/g, '\0')
    .replace(/\((?:[^()]|\([^()]*\))*\)/g, '\0')
    .replace(/\\[a-z]/g, '\0')
    .replace(/.(?:[?*]|\{\d*,?\d*\})|\+/g, (repeated) => (repeated === '\\+' ? '+' : '\0'))
    .replaceAll('\\', '');
  return plain.split('\0').reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}
