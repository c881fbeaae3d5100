import { cuesIn } from '../../language/cues-in.js';
import { statementsOf } from '../../language/statements.js';
import type { TranscriptLine } from '../../transcript.js';

const YES =
  /^(?:yes|yep|yeah|yup|correct|exactly|confirmed|ja|jep|genau|stimmt|sí|claro|oui|sim|はい)(?![\p{L}\p{N}])[\s,.!、。–—-]{0,4}/iu;
const NO =
  /^(?:no|nope|nah|nein|nö|non|não|いいえ|違います)(?![\p{L}\p{N}])(?! (?:one|drops?|errors?|data)\b)[\s,.!、。–—-]{0,4}/iu;
/** Accepts a request. */
const ACCEPTS =
  /^(?:will do|on it|i'm on it|i’m on it|sure|ok|okay|doing it|can do|done|mach ich|mache ich|erledige ich|bin dran|klar|gerne|vale|hecho|voy|d'accord|je m'en occupe|pode deixar|feito|了解|承知|やります)(?![\p{L}])/iu;
const QUESTION_END = /[?？\s]{1,4}$/u;

/**
 * The full meaning of a reply that starts with yes or no: the question it answers, affirmed or denied, since `no` alone
 * has no content. Undefined for other lines.
 */
export function answeredQuestion(
  reply: TranscriptLine,
  parent: TranscriptLine | undefined,
): string | undefined {
  if (parent === undefined || parent === reply) return undefined;
  const [yes, no] = [YES.exec(reply.text), NO.exec(reply.text)];
  if (!yes && !no && !ACCEPTS.test(reply.text)) return undefined;
  const asked = statementsOf(parent.text).findLast(({ isQuestion }) => isQuestion)?.text;
  if (asked === undefined || cuesIn(asked).has('negation')) return undefined;
  const question = asked.replace(QUESTION_END, '');
  if (no) return `${no[0].replace(/[^\p{L}]/gu, '')} ${question}`;
  return `${question}, ${reply.text.slice(yes?.[0].length ?? 0)}`;
}
