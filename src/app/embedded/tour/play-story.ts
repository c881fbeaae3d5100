import { setTimeout as wait } from 'node:timers/promises';
import type { Gateway } from 'slack-simulator/gateway';
import type { Role, Step } from './story.js';

interface Play {
  gateway: Gateway;
  /** The user who plays each role. */
  cast: Record<Role, string>;
  /** The incident's channel. */
  channel: string;
  pauseMs: number;
  signal: AbortSignal;
}

/** Plays a story in a channel, step by step. Throws ActError if a step can't be done, AbortError when stopped. */
export async function playStory(steps: readonly Step[], play: Play): Promise<void> {
  const kept = new Map<string, string>();
  for (const step of steps) {
    await wait(play.pauseMs, undefined, { signal: play.signal });
    await playStep(step, { ...play, kept });
  }
}

async function playStep(step: Step, { gateway, cast, channel, kept }: Play & { kept: Map<string, string> }) {
  const user = cast[step.who];
  const { users } = gateway.workspace;
  const named = (text: string) => text.replace('{lead}', `@${users.get(cast.lead)?.handle}`);
  const act = (name: string, args: object) => gateway.act(user, name, { channel, ...args });
  if (!gateway.workspace.channels.get(channel)?.members.includes(user)) await act('join', {});
  if ('run' in step) await act('command', { command: '/incident', text: named(step.run) });
  else if ('react' in step) await act('react', { ts: kept.get(step.to), name: step.react, present: true });
  else if ('reply' in step) await act('post', { text: step.reply, thread: kept.get(step.to) });
  else {
    const { ts } = await act('post', { text: named(step.say) });
    if (step.keep) kept.set(step.keep, String(ts));
  }
}
