import type { Timestamp } from '../../base/timestamp.js';
import type { Request } from '../../incidents/records/request.js';

/** Who ran a command, clicked a button or submitted a form, where, and which delivery it is. */
export interface Invocation {
  /** The same for every delivery of one command, click or submission. */
  requestId: string;
  userId: string;
  /** Where it was typed or clicked; absent in App Home. */
  channelId?: string | undefined;
  /** The thread it was made in. */
  threadTs?: string | undefined;
  /** Answers the person for half an hour, also where Aegis isn't a member. */
  responseUrl?: string | undefined;
  /** Whether a button or menu was pressed, which comes without words of its own. */
  isClick?: boolean | undefined;
  /** The message with the button, if others see it as well. */
  clickedTs?: string | undefined;
  /** Whether answers take the place of the message with the button, which only this person sees. */
  replaces?: boolean | undefined;
  at: Timestamp;
  /** The words after a slash command, without credentials: Slack keeps no line that was sent. */
  typed?: string | undefined;
  /** Lets Aegis open a modal within 3 s. */
  triggerId?: string | undefined;
}

/** The row of a request that needed no job, for its redeliveries to find. */
export function buildDoneRequest(
  { requestId, at }: Pick<Invocation, 'requestId' | 'at'>,
  kind: string,
): Request {
  return { request_id: requestId, kind, state: 'DONE', created_at: at, payload: {}, steps: {}, attempts: 0 };
}
