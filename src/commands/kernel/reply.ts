import type { Incident } from '../../incidents/records/incident.js';
import type { Message, View } from '../../views/blocks.js';
import type { Invocation } from './invocation.js';
import type { RequestDeps } from './request-deps.js';

/** What the person who ran a command gets back immediately. */
export type Reply =
  | {
      kind: 'message';
      message: Message;
      /** Ids of the incidents that it shows, besides the one of the command. */
      about?: readonly string[];
      /** Everyone in the channel sees the same through a post, so a click needs no message on top. */
      isSeen?: boolean;
    }
  | {
      kind: 'modal';
      view: View;
      /** What someone can type where Slack doesn't open the form; a command alone opens it. */
      typed: string;
    }
  /** Something visible happens elsewhere. */
  | { kind: 'nothing' };

export const NOTHING: Reply = { kind: 'nothing' };

/** Opens a form; `typed` is the line that does the same without it, or that opens it again. */
export function openForm(view: View, typed: string): Reply {
  return { kind: 'modal', view, typed };
}

/** `about`: ids of the incidents that the message shows, besides the one of the command. */
export function answer(message: Message, about: readonly string[] = []): Reply {
  return { kind: 'message', message, about };
}

/** The incidents that a reply shows. */
export function aboutOf(reply: Reply): string[] {
  return reply.kind === 'message' ? [...(reply.about ?? [])] : [];
}

/**
 * Says what a job has begun, where its worker may have to start first. Slack can't replace the answer to a command, so
 * it would stay next to the job's own, which a worker that's already running gives about as soon.
 */
export function untilWorkerStarts({ queue }: Pick<RequestDeps, 'queue'>, message: Message): Reply {
  return queue.isLocal ? NOTHING : answer(message);
}

/** Confirms a change that the incident channel shows anyway. */
export function confirm(
  invocation: Invocation,
  { channel_id }: Pick<Incident, 'channel_id'>,
  message: Message,
): Reply {
  return { kind: 'message', message, isSeen: invocation.channelId === channel_id };
}
