import type { ScriptLine } from '../../drills/script-line.js';
import type { Drill } from '../../incidents/records/drill.js';
import type { Request } from '../../incidents/records/request.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { changeDrill } from './drill-state.js';

/** Where a drill was when the job for its next line was opened. */
export type Turn = Pick<Drill, 'incident_id' | 'round' | 'position'>;

/** Something else has changed the drill or played the line since the job was opened. */
export function isPast({ round, position }: Drill, turn: Turn): boolean {
  return round !== turn.round || position !== turn.position;
}

/** Whether this job says a line: an earlier run of it may have died in between. */
export function isClaimed(drill: Drill, line: ScriptLine | undefined, { request_id }: Request): boolean {
  return line !== undefined && drill.claimed[line.number] === request_id;
}

/** Lets only one of several jobs say a line. False when another one has claimed it. */
export async function claimLine(
  deps: JobDeps,
  { turn, line, request }: { turn: Turn; line: ScriptLine; request: Request },
): Promise<boolean> {
  const claim = { [line.number]: request.request_id };
  await changeDrill(deps, turn.incident_id, (current) => {
    if (isPast(current, turn)) return undefined;
    const claimed = { ...current.claimed, ...claim };
    return { drill: { ...current, position: current.position + 1, claimed }, request: undefined };
  });
  const now = await deps.store.getDrill(turn.incident_id);
  return now !== undefined && isClaimed(now, line, request);
}
