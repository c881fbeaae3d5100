import type { Claim } from '../../../incidents/records/incident-summary.js';
import { plainText } from '../../plain-text.js';
import type { Asked } from '../asked.js';
import { unaccented } from '../question/unaccented.js';

const WHO = /^\W{0,3}(?:who|whom|whos|wer|wen|wem|quien|qui|quem)(?!\p{L})|誰|だれ/iu;
const WORD = /[\p{L}\p{N}]{2,30}/gu;
/** A longer question asks for more than a role. */
const WORDS_MAX = 7;

/** Who holds the role that a question names, according to the table: `who does comms`. */
export function roleAnswers(question: string, { lines, nameOf }: Asked): Claim[] {
  const plain = unaccented(question.toLowerCase());
  const words: readonly string[] = plain.match(WORD) ?? [];
  if (!WHO.test(plain) || words.length > WORDS_MAX) return [];
  const assigned = lines.filter(({ detail }) => detail.role !== undefined && detail.user_id !== undefined);
  const named = assigned.filter(
    ({ detail: { role = '' } }) => role !== 'commander' && words.includes(role.toLowerCase()),
  );
  const last = named.at(-1);
  if (!last) return [];
  const { role = '', user_id = '' } = last.detail;
  const name = plainText(nameOf(user_id), nameOf);
  return [{ section: 'answer', text: `${name} has the role ${role}.`, citations: [last.sk] }];
}
