/** What other packages may use: start a workspace, act in it as its people, and look at what the app did. */

export { createChannel } from './channels.js';
export {
  createDelivery,
  type Delivery,
  type Reply,
  type SignedRequest,
} from './delivery.js';
export type { FaultKind } from './faults.js';
export { postMessage } from './messages.js';
export type { Channel, Envelope, Ephemeral, Fields, Message, User, View } from './model.js';
export { buildCommand, buildViewSubmission } from './payloads.js';
export {
  botPosts,
  userDeletes,
  userEdits,
  userJoins,
  userLeaves,
  userOpensHome,
  userPins,
  userPosts,
  userReacts,
  userSetsTopic,
} from './people.js';
export { DEMO, type Seed } from './seed.js';
export { type SlackServer, startSlackServer } from './server.js';
export { SimulatorError } from './simulator-error.js';
export { createWorkspace, getChannel, type Workspace } from './workspace.js';
