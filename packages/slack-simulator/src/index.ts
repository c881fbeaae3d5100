/** The API for other packages: start a workspace, act in it as its people, and inspect what the app did. */

export { createChannel } from './channels.js';
export {
  createDelivery,
  type Delivery,
  type Reply,
  type SignedRequest,
} from './delivery.js';
export type { FaultKind } from './faults.js';
export { slackPreviewsMessage, slackPreviewsPage, userForwards } from './forwards.js';
export { huddleEnds, userJoinsHuddle, userStartsHuddle } from './huddles.js';
export {
  channelIdChanges,
  channelIsShared,
  channelIsUnshared,
  userArchives,
  userConverts,
  userDeletesChannel,
  userKicks,
  userRenames,
  userSetsTopic,
  userUnarchives,
} from './manage-channels.js';
export { postMessage } from './messages.js';
export type {
  AppFeatures,
  Channel,
  Envelope,
  Ephemeral,
  Fields,
  Message,
  Transcription,
  User,
  UserGroup,
  View,
} from './model.js';
export { appPosts, emailArrives } from './other-apps.js';
export { buildCommand, buildViewSubmission } from './payloads.js';
export {
  botEdits,
  botPosts,
  userDeletes,
  userEdits,
  userJoins,
  userLeaves,
  userOpensHome,
  userPins,
  userPosts,
  userReacts,
  userUnpins,
  userUnreacts,
} from './people.js';
export { toRichText } from './rich-text.js';
export { DEMO, type Seed } from './seed.js';
export { type SlackServer, startSlackServer } from './server.js';
export { SimulatorError } from './simulator-error.js';
export { transcriptArrives } from './transcripts.js';
export { messagesExpire, planHidesBefore, userDeletesFile } from './vanishing-content.js';
export { createWorkspace, getChannel, type Workspace } from './workspace.js';
