import { channelMembershipMethods } from './channel-membership.js';
import { chatMethods } from './chat-methods.js';
import { conversationMethods } from './conversations-methods.js';
import { fileMethods } from './files-methods.js';
import { historyMethods } from './history-methods.js';
import { identityMethods } from './identity-methods.js';
import type { Method } from './method.js';
import { pinAndReactionMethods } from './pins-and-reactions.js';
import { streamMethods } from './streams-methods.js';
import { viewMethods } from './views-methods.js';

/** The methods of the Web API, by name. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...identityMethods,
    ...chatMethods,
    ...streamMethods,
    ...conversationMethods,
    ...channelMembershipMethods,
    ...historyMethods,
    ...pinAndReactionMethods,
    ...viewMethods,
    ...fileMethods,
  }),
);
