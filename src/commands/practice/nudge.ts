import type { Script } from '../../drills/script.js';
import type { Person } from '../../drills/script-line.js';
import type { Drill } from '../../incidents/records/drill.js';
import type { Incident } from '../../incidents/records/incident.js';
import { user } from '../../views/text.js';

interface Stage {
  drill: Drill;
  incident: Incident;
  script: Script;
  /** Where the story is, in milliseconds. */
  ms: number;
}

interface Nudge {
  about: string;
  who: Person;
  /** Markup. */
  text: string;
}

/** How long the others wait for the learner, in milliseconds of the story. */
const PATIENCE_MS = { acknowledge: 3 * 60_000, update: 12 * 60_000 };

/** What a colleague asks when the learner hasn't done what others wait for; each once. The drill goes on anyway. */
export function nudgeOf({ drill, incident, script, ms }: Stage): Nudge | undefined {
  const others = script.people.filter(({ isBot }) => !isBot);
  const [first] = others;
  const last = others.at(-1);
  if (!first || !last) return undefined;
  const isDue = (about: keyof typeof PATIENCE_MS) =>
    ms >= PATIENCE_MS[about] && !drill.nudged.includes(about);
  const learner = user(drill.learner);
  if (drill.role === 'commander' && incident.status === 'OPEN' && isDue('acknowledge')) {
    const text = `${learner}, are you on this? Nobody has acknowledged it yet.`;
    return { about: 'acknowledge', who: first, text };
  }
  if (incident.last_update_at === undefined && isDue('update')) {
    const text = `${learner}, people outside this channel are asking. When does the first update go out?`;
    return { about: 'update', who: last, text };
  }
  return undefined;
}
