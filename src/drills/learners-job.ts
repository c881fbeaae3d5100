import type { DrillRole } from '../incidents/records/drill.js';
import { buildState } from '../summaries/state/build-state.js';
import type { EntryKind } from '../summaries/state/entry.js';
import type { ScriptCommand, ScriptLine } from './script-line.js';
import { toStoryLines } from './story-lines.js';

/** What a commander says in order to lead. What they report is said in a drill, too: someone has to report it. */
const LEADING: ReadonlySet<EntryKind> = new Set(['decision', 'next', 'prohibition', 'proposal', 'question']);

interface Cast {
  lines: readonly ScriptLine[];
  commands: readonly ScriptCommand[];
  role: DrillRole;
}

/**
 * The lines that are up to the learner, by number: what the transcript's holder of the role decided, asked and promised
 * after the declaration. Nobody says these in a drill.
 */
export async function learnersJob({ lines, commands, role }: Cast): Promise<Set<number>> {
  const holders = holdersOf(commands, role);
  const own = lines.filter(({ who, ms }) => holders.has(who.id) && ms > 0);
  if (own.length === 0) return new Set();
  const { entries } = await buildState(toStoryLines(lines));
  const kindsOf = (number: number) =>
    entries.filter(({ line }) => line.sk === String(number)).map(({ kind }) => kind);
  const leads = (number: number) => {
    const kinds = kindsOf(number);
    return (
      kinds.some((kind) => LEADING.has(kind)) &&
      kinds.every((kind) => LEADING.has(kind) || kind === 'context')
    );
  };
  return new Set(own.map(({ number }) => number).filter(leads));
}

/** Everyone who ever had the role, or the declarer if nobody was given it. */
function holdersOf(commands: readonly ScriptCommand[], role: DrillRole): Set<string> {
  const assigned = commands.flatMap(({ command }) =>
    command.does === 'assign' && command.role === role ? [command.person] : [],
  );
  if (assigned.length > 0) return new Set(assigned);
  const declarer = commands.find(({ command }) => command.does === 'declare');
  return new Set(role === 'commander' && declarer ? [declarer.who.id] : []);
}
