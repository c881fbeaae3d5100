import type { Timestamp } from '../../base/timestamp.js';
import type { Script } from '../../drills/script.js';
import { storyTime } from '../../drills/story-clock.js';
import { DRILL_SPEEDS, type Drill } from '../../incidents/records/drill.js';
import { anchored } from './finish-drill.js';
import { lineAt } from './play-line.js';

export const CONTROLS = ['pause', 'resume', 'slower', 'faster', 'next', 'finish'] as const;
export type Control = (typeof CONTROLS)[number];

interface Step {
  control: Control;
  at: Timestamp;
  script: Script;
}

/** The drill after a control, in a new round, so that the job of the old round does nothing. */
export function controlled(drill: Drill, { control, at, script }: Step): Drill {
  const round = drill.round + 1;
  const going = (speed: number): Drill => ({
    ...anchored(drill, { at, speed }),
    speed,
    state: 'running',
    round,
  });
  switch (control) {
    case 'pause':
      return { ...anchored(drill, { at, speed: 0 }), state: 'paused', round };
    case 'resume':
      return going(drill.speed);
    case 'slower':
      return going(DRILL_SPEEDS.findLast((speed) => speed < drill.speed) ?? drill.speed);
    case 'faster':
      return going(DRILL_SPEEDS.find((speed) => speed > drill.speed) ?? drill.speed);
    case 'next': {
      const line = lineAt(script, drill.position);
      if (!line) return { ...drill, state: 'ending', round };
      const ms = Math.max(line.ms, storyTime(drill, at));
      return { ...anchored(drill, { at, speed: drill.speed, ms }), state: 'running', round };
    }
    case 'finish':
      return { ...drill, state: 'ending', round };
  }
}
