import * as z from 'zod';
import { MINUTE_MS } from '../../base/durations.js';
import { PostponedError } from '../../base/errors.js';
import { epochMillis } from '../../base/timestamp.js';
import type { Script } from '../../drills/script.js';
import type { ScriptLine } from '../../drills/script-line.js';
import { realTime } from '../../drills/story-clock.js';
import type { Drill } from '../../incidents/records/drill.js';
import type { Incident } from '../../incidents/records/incident.js';
import { defineJob } from '../../jobs/define-job.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { claimLine, isClaimed, isPast } from './claim-line.js';
import { changeDrill } from './drill-state.js';
import { finished } from './finish-drill.js';
import { loadScript } from './load-script.js';
import { nudgeOf } from './nudge.js';
import { buildPanel } from './panel.js';
import { playAs } from './play-as.js';
import { postDebrief } from './post-debrief.js';

const payloadSchema = z.object({ incident_id: z.string(), round: z.number(), position: z.number() });
type Payload = z.output<typeof payloadSchema>;

/** How long a drill continues after its last line, in milliseconds of the story: someone has to resolve it. */
const QUIET_MS = 5 * MINUTE_MS;

/** A drill may be paused for long; its job checks this often whether the time has come. */
const LONGEST_WAIT_MS = 10 * MINUTE_MS;

/** Plays one line of a drill when its time comes, and opens the job for the next one. */
export const playLine = defineJob({
  kind: 'drill-line',
  payload: payloadSchema,
  async run(deps, run) {
    const { incident_id, position } = run.payload;
    const [drill, incident] = await Promise.all([
      deps.store.getDrill(incident_id),
      deps.store.getIncident(incident_id),
    ]);
    const channelId = incident?.channel_id;
    if (!drill || !incident || channelId === undefined) return;
    const script = await loadScript(deps, drill);
    const line = lineAt(script, position);
    if (
      !isClaimed(drill, line, run.request) &&
      !(await waitAndClaim(deps, run, { drill, script, line, channelId }))
    )
      return;
    if (line) await playNext(deps, run, { drill, incident, script, line, channelId });
  },
});

/** The job that plays a drill's next line from now on. */
export function lineJob({ incident_id, round, position }: Pick<Drill, 'incident_id' | 'round' | 'position'>) {
  const requestId = `${playLine.kind}-${incident_id}-${round}-${position}`;
  const payload: Payload = { incident_id, round, position };
  return { requestId, payload };
}

export function lineAt({ lines, played }: Script, position: number): ScriptLine | undefined {
  return lines.find(({ number }) => number === played[position]);
}

/** The panel shows the state; every change of it starts a new round. */
async function showPanel(
  { show }: JobDeps,
  { attempt, step }: JobRun<Payload>,
  { drill, channelId }: { drill: Drill; channelId: string },
): Promise<void> {
  const { panel_ts: ts } = drill;
  if (ts === undefined) return;
  await attempt('panel', () =>
    step('panel', async () => {
      await show.update({ channelId, ts }, buildPanel(drill), [drill.incident_id]);
    }),
  );
}

interface Waiting {
  drill: Drill;
  script: Script;
  line: ScriptLine | undefined;
  channelId: string;
}

/** Waits until a line is due and claims it. False if something else continues the drill, or nothing does. */
async function waitAndClaim(
  deps: JobDeps,
  run: JobRun<Payload>,
  { drill, script, line, channelId }: Waiting,
): Promise<boolean> {
  const { payload, request } = run;
  if (isPast(drill, payload)) return false;
  await showPanel(deps, run, { drill, channelId });
  if (drill.state === 'running') waitUntilDue(deps, drill, line?.ms ?? script.lengthMs + QUIET_MS);
  const isOver = drill.state === 'ending' || (drill.state === 'running' && !line);
  if (isOver) await endDrill(deps, payload, request.created_at);
  if (isOver || drill.state !== 'running' || !line) return false;
  return claimLine(deps, { turn: payload, line, request });
}

function waitUntilDue({ clock }: JobDeps, drill: Drill, ms: number): void {
  const due = realTime(drill, ms);
  if (due === undefined) return;
  const wait = epochMillis(due) - epochMillis(clock.now());
  if (wait > 0) throw new PostponedError(Math.min(wait, LONGEST_WAIT_MS));
}

interface Next {
  drill: Drill;
  incident: Incident;
  script: Script;
  line: ScriptLine;
  channelId: string;
}

async function playNext(deps: JobDeps, run: JobRun<Payload>, next: Next): Promise<void> {
  const { drill, incident, script, line, channelId } = next;
  const { incident_id } = drill;
  const spoken = { incidentId: incident_id, channelId };
  const nudge = nudgeOf({ drill, incident, script, ms: line.ms });
  if (nudge) await playAs(deps, run, { ...spoken, ...nudge, step: 'nudge', isMarkup: true });
  const parent = line.thread === undefined ? undefined : drill.posted[line.thread];
  const { who, text } = line;
  const ts = await playAs(deps, run, { ...spoken, who, text, threadTs: parent, step: 'line' });
  const asked = drill.awaited[line.number];
  if (asked !== undefined) await playAs(deps, run, { ...spoken, who, text, threadTs: asked, step: 'answer' });
  const at = deps.clock.now();
  const { requestId, payload } = lineJob({ ...run.payload, position: run.payload.position + 1 });
  await changeDrill(deps, incident_id, (current) => {
    if (current.posted[line.number] !== undefined) return undefined;
    const after: Drill = {
      ...current,
      // A reply's thread continues under its first message.
      posted: { ...current.posted, [line.number]: parent ?? ts },
      nudged: nudge ? [...current.nudged, nudge.about] : current.nudged,
    };
    const goesOn = !isPast(current, payload);
    return { drill: after, request: goesOn ? playLine.buildRequest({ requestId, at }, payload) : undefined };
  });
  await playLine.start(deps, { requestId, at }, payload);
}

async function endDrill(deps: JobDeps, payload: Payload, at: string): Promise<void> {
  const { incident_id } = payload;
  const origin = { requestId: `${postDebrief.kind}-${incident_id}`, at };
  await changeDrill(deps, incident_id, (current) =>
    isPast(current, payload)
      ? undefined
      : {
          drill: finished(current, deps.clock.now()),
          request: postDebrief.buildRequest(origin, { incident_id }),
        },
  );
  await postDebrief.start(deps, origin, { incident_id });
}
