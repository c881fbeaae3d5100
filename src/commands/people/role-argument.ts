import { nearest } from '../../base/nearest.js';
import { shortId } from '../../views/labels.js';
import { echo } from '../../views/text.js';
import type { ArgumentReader } from '../kernel/argument-reader.js';
import type { Argument, ArgumentContext } from '../kernel/arguments.js';
import { lineOf, QuestionError } from '../kernel/question.js';
import { readRole, roleNames } from './read-role.js';
import { rolesWithInstructions } from './role-instructions.js';

/**
 * A role, in all the words that are left. Any word can be one, so a misspelled `comander` would leave the incident
 * without a commander: throws QuestionError for a new role that's spelled almost like one that's known.
 */
export const role: Argument<string> = {
  rest: 'text',
  take(reader, context) {
    const words = reader.remaining;
    const typed = readRole(reader.takeRest(), knownRoles(context));
    const meant = context.sure.has('words') ? undefined : misspelled(typed, context);
    if (meant !== undefined) throw whichRole(reader, context, { words, typed, meant });
    return typed;
  },
};

function knownRoles({ deps, incident }: ArgumentContext): string[] {
  return [...rolesWithInstructions(deps.settings.roleInstructions), ...Object.keys(incident?.roles ?? {})];
}

function misspelled(typed: string, context: ArgumentContext): string | undefined {
  const known = knownRoles(context);
  if (known.includes(typed)) return undefined;
  const near = nearest(typed, [...new Set([...known, ...roleNames()])]);
  return near === undefined ? undefined : readRole(near, known);
}

function whichRole(
  reader: ArgumentReader,
  { command: { name }, incident, sure }: ArgumentContext,
  { words, typed, meant }: { words: readonly string[]; typed: string; meant: string },
): QuestionError {
  const read = { name, incidentId: incident?.incident_id, sure };
  const others = reader.rewritten((word) => (words.includes(word) ? '' : undefined));
  const choices = [meant, typed].map((one, i) => ({
    label: one,
    command: lineOf(read, 'words', `${others} ${one}`),
    ...(i === 0 && { style: 'primary' as const }),
  }));
  const where = incident === undefined ? '' : ` of ${shortId(incident.incident_id)}`;
  return new QuestionError(
    `"${echo(typed, 40)}" isn't a role${where} yet. Did you mean *${echo(meant, 40)}*? Nothing was done.`,
    choices,
  );
}
