import { nearest } from '../../base/nearest.js';
import { shortId } from '../../views/labels.js';
import { echo } from '../../views/text.js';
import type { ArgumentReader } from '../kernel/arguments/argument-reader.js';
import type { Argument, ArgumentContext } from '../kernel/arguments/arguments.js';
import { lineOf, QuestionError } from '../kernel/arguments/question.js';
import { readRole, roleNames } from './read-role.js';
import { rolesWithInstructions } from './role-instructions.js';
import { COMMON_NAMES } from './role-names.js';

/**
 * A role, from all remaining words. Any word can be a role, so a misspelled `comander` would leave the incident without
 * a commander: throws QuestionError for a new role that's spelled almost like a known one.
 */
export const role: Argument<string> = {
  rest: 'text',
  take(reader, context) {
    const words = reader.remaining;
    const text = reader.takeRest();
    const typed = readRole(text, knownRoles(context));
    if (!context.sure.has('words') && !isKnown(typed, context)) refuseTask(reader, context, { words, text });
    const meant = context.sure.has('words') ? undefined : misspelled(typed, context);
    if (meant !== undefined) throw whichRole(reader, context, { words, typed, meant });
    return typed;
  },
};

function knownRoles({ deps, incident }: ArgumentContext): string[] {
  return [...rolesWithInstructions(deps.settings.roleInstructions), ...Object.keys(incident?.roles ?? {})];
}

function isKnown(typed: string, context: ArgumentContext): boolean {
  return knownRoles(context).includes(typed) || COMMON_NAMES.has(typed);
}

const TASK = /^(?:to )?(?:the )?(?:task )?(?:number |no\.? )?#?(\d{1,4})[.!]?$|^(?:to )?(?:the |a )?task$/i;
/** Longer than any role's name. */
const SENTENCE_WORDS = 3;

/**
 * Something that someone should do is a task: `assign task 1 to bob`, `assign @bob to call the vendor`. Throws
 * QuestionError.
 */
function refuseTask(
  reader: ArgumentReader,
  context: ArgumentContext,
  { words, text }: { words: readonly string[]; text: string },
): void {
  const who = reader.rewritten((word) => (words.includes(word) ? '' : undefined));
  const said = text.trim().replace(/\sto$/i, '');
  const task = TASK.exec(said);
  const deed =
    /^to (?=\S+ \S)/i.test(said) ||
    said.split(/\s+/).filter((word) => !/^(?:as|the|an?|role|of)$/i.test(word)).length >= SENTENCE_WORDS;
  if (!task && !deed) return;
  const line = task ? `assign ${task[1] ?? ''} ${who}` : `add ${said.replace(/^to /i, '')} ${who}`;
  throw new QuestionError(
    `"${echo(said, 40)}" reads like a task rather than a role, so nothing was done. Choose one.`,
    [
      {
        label: task ? 'Assign task' : 'Add task',
        command: lineOf({ ...context, command: { name: 'task' } }, 'words', line),
        style: 'primary',
      },
      { label: 'Assign role', command: lineOf(context, 'words', `${who} ${text}`) },
    ],
  );
}

function misspelled(typed: string, context: ArgumentContext): string | undefined {
  const known = knownRoles(context);
  if (known.includes(typed)) return undefined;
  const near = nearest(typed, [...new Set([...known, ...roleNames()])]);
  return near === undefined ? undefined : readRole(near, known);
}

function whichRole(
  reader: ArgumentReader,
  context: ArgumentContext,
  { words, typed, meant }: { words: readonly string[]; typed: string; meant: string },
): QuestionError {
  const others = reader.rewritten((word) => (words.includes(word) ? '' : undefined));
  const choices = [meant, typed].map((one, i) => ({
    label: one,
    command: lineOf(context, 'words', `${others} ${one}`),
    ...(i === 0 && { style: 'primary' as const }),
  }));
  const { incident } = context;
  const where = incident === undefined ? '' : ` of ${shortId(incident.incident_id)}`;
  return new QuestionError(
    `"${echo(typed, 40)}" isn't a role${where} yet. Did you mean *${echo(meant, 40)}*? Nothing was done.`,
    choices,
  );
}
