import type { Incident } from '../../incidents/records/incident.js';
import { ArgumentReader } from './arguments/argument-reader.js';
import { takeSure } from './arguments/question.js';
import type { Command, PreparedCommand } from './command.js';
import type { Invocation } from './invocation.js';
import type { RequestDeps } from './request-deps.js';
import { loadTarget } from './target.js';

/** A line whose command is known. */
export interface CommandLine {
  command: Command;
  /** With the command's name first. */
  text: string;
}

interface PreparedLine extends PreparedCommand {
  incident: Incident | undefined;
}

/** Finds a line's incident and reads its arguments; nothing is checked or done yet. */
export async function prepareLine(
  deps: RequestDeps,
  invocation: Invocation,
  { command, text }: CommandLine,
): Promise<PreparedLine> {
  const reader = new ArgumentReader(text);
  const verb = reader.next();
  const sure = takeSure(reader);
  const incident = await loadTarget(deps, command, { invocation, reader, sure });
  return { incident, ...(await command.prepare(deps, { invocation, incident, reader, verb, sure })) };
}
