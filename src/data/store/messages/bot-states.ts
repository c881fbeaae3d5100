import type { Timestamp } from '../../../base/timestamp.js';
import type { KnownMessage, MessageChange } from './known-message.js';

/** A progress bar may change hundreds of times: this many of its first states are kept, and as many of its newest. */
const STATES_KEPT = 8;

interface FirstState {
  content: KnownMessage;
  /** The message's own time if it arrived, otherwise the time of the edit that has its earlier content. */
  from: Timestamp;
}

/** Adds a bot message's original state, unless it's known from the message itself or an earlier edit. */
export function addFirstState({ message, states }: MessageChange, first: FirstState): MessageChange {
  const { timestamp, first_state_from = timestamp } = message;
  const isKnown = message.states?.includes(timestamp) === true;
  if (isKnown && first_state_from <= first.from) return { message, states };
  return {
    message: {
      ...message,
      ...withTime(message, timestamp),
      first_state_from: first.from === timestamp ? undefined : first.from,
    },
    states: { ...states, [timestamp]: first.content },
  };
}

/** Adds a bot message's state at a given time. */
export function addState(
  { message, states }: MessageChange,
  at: Timestamp,
  content: KnownMessage,
): MessageChange {
  const added = withTime(message, at);
  const isKept = added.states.includes(at) && !message.states?.includes(at);
  return { message: { ...message, ...added }, states: { ...states, ...(isKept && { [at]: content }) } };
}

/**
 * Keeps the first and newest times, with one more added. A new time in between isn't counted as left out,
 * because it may be a redelivery of one that already is.
 */
function withTime({ states = [], states_left_out = 0 }: KnownMessage, at: Timestamp) {
  const all = [...new Set([...states, at])].sort();
  const isFull = all.length > 2 * STATES_KEPT;
  const kept = isFull ? [...all.slice(0, STATES_KEPT), ...all.slice(-STATES_KEPT)] : all;
  const leftOut = states_left_out + states.filter((one) => !kept.includes(one)).length;
  return { states: kept, states_left_out: leftOut || undefined };
}
