import type { Incident } from '../../incidents/records/incident.js';

/** What people have to do in Slack themselves after a change of visibility. */
export const CHANNEL_NOTES: Record<Incident['visibility'], string> = {
  private: "Slack doesn't let Aegis make the channel private; do that in the channel's settings.",
  public: "Its channel hasn't changed; the channel's settings decide who can join.",
};
