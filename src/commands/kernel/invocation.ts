import type { Timestamp } from '../../base/timestamp.js';

/** Who ran a command, clicked a button or submitted a form, where, and which delivery it is. */
export interface Invocation {
  /** The same for every delivery of one command, click or submission. */
  requestId: string;
  userId: string;
  /** Where it was typed or clicked; absent in App Home. */
  channelId?: string | undefined;
  at: Timestamp;
  /** Lets Aegis open a modal within 3 s. */
  triggerId?: string | undefined;
}
