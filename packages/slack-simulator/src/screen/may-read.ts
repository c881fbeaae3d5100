import type { Channel, User } from '../model.js';
import type { Workspace } from '../workspace.js';

/** Whether a person may read a conversation: their own, and every public channel. */
export function mayRead({ kind, members }: Channel, userId: string): boolean {
  return kind === 'channel' || members.includes(userId);
}

/** Whether someone at the browser can be this person. */
export function isPersona({ isBot, isDeactivated }: User): boolean {
  return !isBot && !isDeactivated;
}

/** The first person of the workspace, for a browser that doesn't say who it is. */
export function defaultPersona({ users }: Workspace): User | undefined {
  return [...users.values()].find(isPersona);
}
