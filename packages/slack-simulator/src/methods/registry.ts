import { channelLifeMethods } from './channel-life.js';
import { chatMethods } from './chat.js';
import { conversationMethods } from './conversations.js';
import { fileMethods } from './files.js';
import { historyMethods } from './history.js';
import { identityMethods } from './identity.js';
import { markMethods } from './marks.js';
import type { Method } from './method.js';
import { streamMethods } from './streams.js';
import { viewMethods } from './views.js';

/** The methods of the Web API, by name. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...identityMethods,
    ...chatMethods,
    ...streamMethods,
    ...conversationMethods,
    ...channelLifeMethods,
    ...historyMethods,
    ...markMethods,
    ...viewMethods,
    ...fileMethods,
  }),
);
