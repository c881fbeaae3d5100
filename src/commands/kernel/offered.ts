import { AegisError } from '../../base/errors.js';
import { type Access, isFullMember } from './access.js';
import { ArgumentReader } from './arguments/argument-reader.js';
import type { Command } from './command.js';
import type { Invocation } from './invocation.js';
import { type CommandLine, prepareLine } from './prepare-line.js';
import type { RequestDeps } from './request-deps.js';

/** Who may use a line, as its command declares; undefined for one that can't be read. */
export function accessOf(
  deps: RequestDeps,
  invocation: Invocation,
  line: CommandLine,
): Promise<Access | undefined> {
  return orNone(async () => line.command.access ?? (await prepareLine(deps, invocation, line)).access);
}

/**
 * Which of these commands a person could use on some incident, if only in their shortest form: guests and people of
 * other organizations only look.
 */
export async function offered(
  deps: RequestDeps,
  invocation: Invocation,
  commands: readonly Command[],
): Promise<readonly Command[]> {
  if (await isFullMember(deps, invocation.userId)) return commands;
  const accesses = await Promise.all(commands.map((command) => shortestAccess(deps, invocation, command)));
  return commands.flatMap((command, i) =>
    accesses[i]?.permission === 'viewer' ? { ...command, ...command.forViewers } : [],
  );
}

/** Without arguments, and without an incident: help is about any. */
export function shortestAccess(
  deps: RequestDeps,
  invocation: Invocation,
  command: Command,
): Promise<Access | undefined> {
  const input = { invocation, incident: undefined, reader: new ArgumentReader('') };
  return orNone(async () => command.access ?? (await command.prepare(deps, input)).access);
}

async function orNone<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AegisError) return undefined;
    throw error;
  }
}
