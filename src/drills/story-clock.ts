import { addMillis, epochMillis, type Timestamp } from '../base/timestamp.js';
import type { Drill } from '../incidents/records/drill.js';

type Clocked = Pick<Drill, 'anchors'>;
type Anchor = Drill['anchors'][number];

/** How long ago the incident of a drill was declared at a real time, in milliseconds of its story. */
export function storyTime({ anchors }: Clocked, at: Timestamp): number {
  const anchor = anchors.findLast((one) => one.at <= at) ?? firstOf(anchors);
  return anchor.ms + Math.max(0, epochMillis(at) - epochMillis(anchor.at)) * anchor.speed;
}

/** When a moment of the story comes if nothing interferes; undefined while it's paused. */
export function realTime({ anchors }: Clocked, ms: number): Timestamp | undefined {
  const { at, ms: from, speed } = anchors.at(-1) ?? firstOf(anchors);
  return speed === 0 ? undefined : addMillis(at, Math.ceil(Math.max(0, ms - from) / speed));
}

function firstOf([first]: readonly Anchor[]): Anchor {
  if (!first) throw new RangeError('a drill has no anchor');
  return first;
}
