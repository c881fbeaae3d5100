import type { Script } from '../../drills/script.js';
import type { Person } from '../../drills/script-line.js';
import { storyTime } from '../../drills/story-clock.js';
import type { Drill, DrillRole } from '../../incidents/records/drill.js';
import type { Incident } from '../../incidents/records/incident.js';
import { user } from '../../views/text.js';

interface Stage {
  drill: Drill;
  incident: Incident;
  script: Script;
  /** How far the story is, in milliseconds. */
  ms: number;
}

interface Nudge {
  about: string;
  who: Person;
  /** Markup. */
  text: string;
}

/** What a colleague waits for. */
interface Awaited {
  about: string;
  role?: DrillRole;
  /** Whether the transcript's first person asks, who is close to the problem, or its last. */
  asker: 'first' | 'last';
  isMissing(stage: Stage): boolean;
  text: string;
}

const MINUTE_MS = 60_000;

const AWAITED: readonly Awaited[] = [
  {
    about: 'acknowledge',
    role: 'commander',
    asker: 'first',
    isMissing: ({ incident, ms }) => incident.status === 'OPEN' && ms >= 3 * MINUTE_MS,
    text: 'are you on this? Nobody has acknowledged it yet.',
  },
  {
    about: 'audience',
    role: 'comms',
    asker: 'last',
    isMissing: (stage) => stage.ms >= 5 * MINUTE_MS && sinceUpdate(stage) === undefined,
    text: 'customers are asking what is going on. What can we tell them?',
  },
  {
    about: 'update',
    asker: 'last',
    isMissing: (stage) => stage.ms >= 12 * MINUTE_MS && sinceUpdate(stage) === undefined,
    text: 'people outside this channel are asking. When does the first update go out?',
  },
  {
    about: 'next-update',
    asker: 'last',
    isMissing: (stage) => isOngoing(stage) && (sinceUpdate(stage) ?? 0) >= 30 * MINUTE_MS,
    text: 'the last update is half an hour old. What do people hear now?',
  },
  {
    about: 'all-clear',
    role: 'comms',
    asker: 'first',
    isMissing: (stage) => {
      const over = resolvedAt(stage);
      return over !== undefined && stage.ms - over < (sinceUpdate(stage) ?? Number.POSITIVE_INFINITY);
    },
    text: "it's over on our side. Does everyone outside know?",
  },
];

/**
 * What a colleague asks when the learner hasn't done what others are waiting for; each once. The drill continues
 * anyway.
 */
export function nudgeOf(stage: Stage): Nudge | undefined {
  const { drill, script } = stage;
  const others = script.people.filter(({ isBot }) => !isBot);
  const askers = { first: others[0], last: others.at(-1) };
  const awaited = AWAITED.find(
    ({ about, role = drill.role, isMissing }) =>
      role === drill.role && !drill.nudged.includes(about) && isMissing(stage),
  );
  const who = awaited && askers[awaited.asker];
  return who && { about: awaited.about, who, text: `${user(drill.learner)}, ${awaited.text}` };
}

/** Milliseconds of the story since the newest update; undefined if there's none. */
function sinceUpdate({ drill, incident: { last_update_at }, ms }: Stage): number | undefined {
  return last_update_at === undefined ? undefined : ms - storyTime(drill, last_update_at);
}

function isOngoing(stage: Stage): boolean {
  return resolvedAt(stage) === undefined && stage.incident.status !== 'RESOLVED';
}

/** When the story's commander resolved it, if the story has come that far. */
function resolvedAt({ script, ms }: Stage): number | undefined {
  return script.commands.find(
    (one) => one.ms <= ms && one.command.does === 'status' && one.command.status === 'RESOLVED',
  )?.ms;
}
