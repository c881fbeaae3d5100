import type { Rule } from '../redaction-rule.js';
import { STRONG, WEAK } from '../secret-names.js';
import { isComplex, isIdentifier, isNoSecret } from '../secret-values.js';

const NAMES = String.raw`[\w.-]{0,60}?(?:${[...STRONG, ...WEAK].join('|')})`;
const VALUE = String.raw`(?<secret>(?:[^\s"'<>&,}]|&(?!lt;|quot;)){3,300})`;

/** A name here and its value there: XML, and the lists of names and values of Kubernetes, ECS and .NET. */
export const markupRules: readonly Rule[] = [
  {
    kind: 'password',
    pattern: new RegExp(
      String.raw`(?:<|&lt;)${NAMES}(?: [^<>\n]{0,80})?(?:>|&gt;)\s{0,4}${VALUE}(?:<|&lt;|\s)`,
      'dgi',
    ),
    accept: isSecret,
  },
  {
    kind: 'password',
    pattern: new RegExp(
      String.raw`\b(?:name|key)(?:\\?["'])?\s?[:=]\s?(?:\\?["'])?${NAMES}(?:\\?["'])?,?\s{1,20}(?:\\?["'])?value(?:\\?["'])?\s?[:=]\s?(?:\\?["'])?${VALUE}`,
      'dgi',
    ),
    accept: isSecret,
  },
  {
    kind: 'password',
    pattern: new RegExp(
      String.raw`"(?:name|key)"\s?:\s?"${NAMES}",\s{0,20}"value"\s?:\s?"(?<secret>[^"\n]{3,300})`,
      'dgi',
    ),
    accept: isSecret,
  },
];

function isSecret({ groups }: RegExpExecArray): boolean {
  const value = groups?.secret ?? '';
  return !isNoSecret(value) && isComplex(value) && !isIdentifier(value);
}
