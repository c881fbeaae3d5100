import { lazy } from '../../../base/lazy.js';
import { ABOUT_IT } from './question-words.js';
import { TABLE_RULES } from './table-question-rules.js';
import type { TableQuestion } from './table-rule.js';
import { unaccented } from './unaccented.js';

interface ParsedRule {
  type: TableQuestion;
  needs: readonly ReadonlySet<string>[];
  may: ReadonlySet<string>;
}

const rules = lazy((): readonly ParsedRule[] => {
  const words = (list: string) => new Set(unaccented(list).split(/\s+/));
  return TABLE_RULES.map(({ type, needs, may = '' }) => ({
    type,
    needs: needs.map(words),
    may: words(`${ABOUT_IT} ${may} ${needs.join(' ')}`),
  }));
});

const WORD = /[\p{L}\p{N}'’]{1,40}/gu;
/** A longer question asks for more than the table has. */
const WORDS_MAX = 12;

/** The kind of question for the table: all required words of a rule are there, and no words about anything else. */
export function tableQuestionIn(question: string): TableQuestion | undefined {
  const words = unaccented(question.toLowerCase()).replaceAll('’', "'").match(WORD) ?? [];
  if (words.length === 0 || words.length > WORDS_MAX) return undefined;
  return rules().find(
    ({ needs, may }) =>
      needs.every((some) => words.some((word) => some.has(word))) && words.every((word) => may.has(word)),
  )?.type;
}

export function isTableQuestion(type: string): type is TableQuestion {
  return rules().some((rule) => rule.type === type);
}

/** Hiragana alone is grammar; a number is a time or a level. */
const SAYS_NOTHING = /[\p{Script=Hiragana}\p{N}]+/gu;

/** Whether the rest of a question is only about the incident as a whole. */
export function asksForNoMore(type: TableQuestion, rest: string): boolean {
  const plain = unaccented(rest.toLowerCase()).replaceAll('’', "'").replace(SAYS_NOTHING, ' ');
  const allowed = rules().filter((rule) => rule.type === type);
  return (plain.match(WORD) ?? []).every((word) => allowed.some(({ may }) => may.has(word)));
}
