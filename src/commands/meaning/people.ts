import { ArgumentReader, bareWord } from '../kernel/arguments/argument-reader.js';
import { asText, QuestionError, whichOne } from '../kernel/arguments/question.js';
import { isMe, ROLE_WORD, readUser } from '../kernel/arguments/vocabulary.js';

const INVITE =
  'Inviting people is up to Slack, so nothing was done: run `/invite @carol` in the channel. `/incident assign @carol comms` invites someone and gives them a role.';
const HANDED_ON =
  'A role can be handed over but not taken away, so nothing was done. To give it to someone else, run `/incident assign @alice comms`.';

/** `ping @bob`, `loop in @bob` */
const BRINGS = /^(?:ping|call|wake|bring|loop|get|pull|summon)\s(?:(?:up|in|on) )?(?:<@|@)|^invite(?=\s|$)/i;
const TAKES_AWAY = /^(?:remove|unassign|drop|kick|delete|revoke|demote)\s.*<@/is;

/** Says how people are brought in and roles handed on, to a line that begins with no command. */
export function answerAboutPeople(said: string): QuestionError | undefined {
  if (TAKES_AWAY.test(said)) return new QuestionError(HANDED_ON, []);
  return BRINGS.test(said) ? new QuestionError(INVITE, []) : undefined;
}

/** `bob as scribe` */
const AS_ROLE = new RegExp(String.raw`^\S{1,60}(?:\s\S{1,20})?\sas\s(?:the\s)?${ROLE_WORD}[.!]?$`, 'i');

/** `add @bob` is no note. */
export function askAboutPerson(typed: string): QuestionError | undefined {
  const reader = new ArgumentReader(typed.slice(0, 400));
  if (bareWord(reader.next() ?? '').toLowerCase() !== 'add') return undefined;
  const noun = reader.takeFirst(
    (word) => /^(?:participants?|persons?|people|responders?|members?|users?)$/i.exec(bareWord(word))?.[0],
  );
  const [who = ''] = reader.remaining;
  const isGiven = noun === undefined && AS_ROLE.test(reader.rest());
  if (!isGiven && !isPerson(who) && (noun === undefined || reader.remaining.length > 2)) return undefined;
  const role = /^\S+\s(?:as|to|for)\s(?:the\s)?(\S{2,30})$/i.exec(reader.rest())?.[1];
  const isRole = isGiven || (role !== undefined && !/^(?:incident|channel|this|it)$/i.test(role));
  const asNote = asText('Add as note', 'note', typed.trim().replace(/^\S+\s*/, ''));
  if (!isRole) return new QuestionError(INVITE, [asNote]);
  return whichOne('add', [{ label: 'Assign role', command: `assign ${reader.rest()}` }, asNote]);
}

/** Whether a word names someone. */
export const isPerson = (word: string) => readUser(word) !== undefined || isMe(word) || /^@\p{L}/u.test(word);
