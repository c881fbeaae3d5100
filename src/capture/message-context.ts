import type { CaptureDeps } from './capture-deps.js';
import type { DeliveryFacts } from './channels/read-channel-change.js';
import type { ParticipantTracker } from './participant-tracker.js';
import type { IsBotUser } from './read-author.js';

/** The dependencies for recording a message. */
export interface MessageContext {
  deps: CaptureDeps;
  participants: ParticipantTracker;
  incidentId: string;
  isBotUser: IsBotUser;
  /** Called with each subtype that Aegis doesn't know. */
  reportUnknown: (subtype: string) => void;
  /**
   * Record the fact that a message was sent but not its text, because the channel is shared with another
   * organization.
   */
  isWithheld: boolean;
  /** Absent for events that are built from a channel's history. */
  delivery?: DeliveryFacts;
}
