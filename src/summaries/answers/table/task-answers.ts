import { keysOf } from '../../../data/table/keys.js';
import type { Claim } from '../../../incidents/records/incident-summary.js';
import type { Task } from '../../../incidents/records/incident-task.js';
import { isActive } from '../../../incidents/transitions.js';
import { minuteOf, nameIn, taskClaim } from '../../briefings/table-claims.js';
import { plainText } from '../../plain-text.js';
import { redactedText } from '../../redacted-text.js';
import type { Asked } from '../asked.js';
import { unaccented } from '../question/unaccented.js';

/** The task whose number the question has, or the open tasks of the people it names, or all open tasks. */
export function taskAnswers(asked: Asked): Claim[] {
  const { record, question = '' } = asked;
  const numbers = new Set((question.match(/(?<![\d.:])\d{1,4}(?![\d.:])/g) ?? []).map(Number));
  const numbered = record.tasks.filter(({ number }) => numbers.has(number));
  if (numbered.length > 0) return numbered.map((task) => claimOf(task, asked));
  const open = record.tasks.filter(({ state }) => state !== 'done');
  const words = new Set(unaccented(question.toLowerCase()).match(WORD) ?? []);
  const owned = open.filter(({ owner }) => owner !== undefined && isNamed(asked.nameOf(owner), words));
  return (owned.length > 0 ? owned : open).map((task) => claimOf(task, asked));
}

export function doneTaskAnswers(asked: Asked): Claim[] {
  const { tasks } = asked.record;
  const done = tasks.filter(({ state }) => state === 'done');
  if (done.length > 0 || tasks.length === 0) return done.map((task) => claimOf(task, asked));
  const [text, citations] = ['None of the tasks is done.', tasks.map((task) => keysOf.task(task).SK)];
  return [{ section: 'answer', text, citations }];
}

/** Open tasks past their due time, and the next update if it's late. */
export function overdueAnswers(asked: Asked): Claim[] {
  const { record, now } = asked;
  const { incident, tasks } = record;
  const late = tasks.filter(({ state, due }) => state !== 'done' && due !== undefined && due < now);
  const { next_update_at: next, status } = incident;
  const isUpdateLate = next !== undefined && next < now && isActive(status);
  const claims = [
    ...late.map((task) => claimOf(task, asked)),
    ...(isUpdateLate
      ? [answer(`An update was promised for ${minuteOf(next, now)}.`, keysOf.incident(incident).SK)]
      : []),
  ];
  return claims.length > 0 ? claims : [answer('Nothing is overdue.', keysOf.incident(incident).SK)];
}

const WORD = /[\p{L}\p{N}]{2,30}/gu;

function isNamed(name: string, words: ReadonlySet<string>): boolean {
  return [...(unaccented(name.toLowerCase()).match(WORD) ?? [])].some((part) => words.has(part));
}

function claimOf(task: Task, asked: Asked): Claim {
  if (task.state !== 'done') return { ...taskClaim(task, asked), section: 'answer' };
  const { nameOf, now } = asked;
  const by = task.done_by === undefined ? '' : ` by ${nameIn(nameOf, task.done_by)}`;
  const at = task.done_at === undefined ? '' : `, ${minuteOf(task.done_at, now)}`;
  const text = redactedText(plainText(task.text, nameOf));
  return answer(`Task ${task.number}: ${text} (done${by}${at})`, keysOf.task(task).SK);
}

function answer(text: string, sk: string): Claim {
  return { section: 'answer', text, citations: [sk] };
}
