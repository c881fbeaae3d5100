import type { Timestamp } from '../../base/timestamp.js';
import { storyTime } from '../../drills/story-clock.js';
import type { Drill } from '../../incidents/records/drill.js';

/** The drill once it's over. */
export function finished(drill: Drill, at: Timestamp): Drill {
  return {
    ...anchored(drill, { at, speed: 0 }),
    state: 'finished',
    finished_at: at,
    round: drill.round + 1,
  };
}

/** The drill continuing at a new speed from now on; 0 stops it. `ms`: from a different moment of the story. */
export function anchored(
  drill: Drill,
  { at, speed, ms = storyTime(drill, at) }: { at: Timestamp; speed: number; ms?: number },
): Drill {
  return { ...drill, anchors: [...drill.anchors, { at, ms, speed }] };
}
