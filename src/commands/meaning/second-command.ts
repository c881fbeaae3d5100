import { echoInCode } from '../../views/text.js';
import { asText, QuestionError, SURE_KEY } from '../kernel/arguments/question.js';
import { readStatus } from '../kernel/arguments/vocabulary.js';

/** Commands that change an incident in a word or two, and whose other words would become a public note. */
const FIRST = /^(?:ack|acknowledge|mitigate|resolve|close|reopen|severity|sev|status|assign|task|note)$/i;
const BETWEEN = /\s{0,3}(?:[,;]|&&|&amp;&amp;|\s(?:and then|and|then)(?=\s))\s{0,3}/i;
/** Orders; `closed` and `resolved` report what happened, and `update the record` is part of a note. */
const ORDER = /^(?:ack|acknowledge|mitigate|resolve|close|reopen|severity|sev|assign|handoff|private)$/i;
/** A command within a text consists of its verb and few other words. */
const ORDER_WORDS = 4;

/**
 * Asks about a second command in the same line, or in the next one: `ack and assign me` would acknowledge with the note
 * "and assign me". Undefined for other lines.
 */
export function askAboutSecond(typed: string): QuestionError | undefined {
  const text = typed.slice(0, 400).trim();
  const verb = /^[a-z]{2,12}(?=[\s,;])/i.exec(text)?.[0] ?? '';
  if (!FIRST.test(verb) || text.includes(SURE_KEY)) return undefined;
  const [line = '', next = ''] = text.split(/\n\s{0,9}/, 2);
  const [first, second] = isNextCommand(verb, next) ? [line, next] : splitOrder(verb, line);
  if (second === '') return undefined;
  return new QuestionError(
    `One command at a time, so nothing was done. Run \`/incident ${echoInCode(first, 60)}\`, then \`/incident ${echoInCode(second, 60)}\`.`,
    [
      { label: `Run ${verb.toLowerCase()}`, command: first },
      { label: `Run ${firstWord(second).toLowerCase()}`, command: second },
      asText('As one', verb, typed.trim().slice(verb.length).trim()),
    ],
  );
}

/** Lines of a note may start with any word. */
function isNextCommand(verb: string, next: string): boolean {
  if (/^\/inc(?:ident)?\s\S/i.test(next)) return true;
  const word = firstWord(next);
  return (
    !/^note$/i.test(verb) && (ORDER.test(word) || /^(?:task|note)$/i.test(word)) && next.length < LINE_MAX
  );
}

const LINE_MAX = 200;

function splitOrder(verb: string, line: string): [first: string, second: string] {
  if (/^(?:task|note)$/i.test(verb)) return [line, ''];
  const at = BETWEEN.exec(line);
  const first = at === null ? line : line.slice(0, at.index).trim();
  const second = at === null ? '' : line.slice(at.index + at[0].length).trim();
  const isStatus = /^status\s\S/i.test(second) && readStatus(second.split(/\s/, 2)[1] ?? '') !== undefined;
  const isOrder = (ORDER.test(firstWord(second)) || isStatus) && second.split(/\s+/).length <= ORDER_WORDS;
  return [first, isOrder && first.split(/\s+/).length <= ORDER_WORDS ? second : ''];
}

const firstWord = (text: string) => text.replace(/^\/inc(?:ident)?\s/i, '').split(/\s/, 1)[0] ?? '';
