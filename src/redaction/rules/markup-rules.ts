import { type RuleMatch, ruleFamily } from '../redaction-rule.js';
import { STRONG_NAMES, WEAK_NAMES } from '../secret-names.js';
import { isNotSecret, looksGenerated } from '../secret-values.js';

const NAMES = String.raw`[\w.-]{0,60}?(?:${[...STRONG_NAMES, ...WEAK_NAMES].join('|')})`;
const VALUE = String.raw`(?<secret>(?:[^\s"'<>&,}]|&(?!lt;|quot;)){3,300})`;

/** Secrets in XML, and in the name/value lists of Kubernetes, ECS and .NET. */
export const markupRules = ruleFamily(
  (text) => /<|&lt;|value/i.test(text),
  () => [
    {
      kind: 'password',
      pattern: new RegExp(
        String.raw`(?:<|&lt;)${NAMES}(?: [^<>\n]{0,80})?(?:>|&gt;)\s{0,4}${VALUE}(?:<|&lt;|\s)`,
        'dgi',
      ),
      accept: isSecret,
    },
    {
      // Jenkins puts what it encrypted in braces.
      kind: 'password',
      pattern: new RegExp(
        String.raw`(?:<|&lt;)${NAMES}(?:>|&gt;)\s{0,4}(?<secret>\{[\w+/= -]{16,2000}\})`,
        'dgi',
      ),
      accept: ({ groups }) => looksGenerated(groups?.secret?.slice(1, -1) ?? ''),
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
  ],
);

function isSecret({ groups }: RuleMatch): boolean {
  const value = groups?.secret ?? '';
  return !isNotSecret(value) && looksGenerated(value);
}
