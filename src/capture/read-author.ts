import type { Comment } from '../incidents/records/comment.js';
import type { PostedMessage } from './captured-event.js';

export type Author = Pick<Comment, 'user_id' | 'author_kind' | 'author_name'>;

/** Whether a user is a bot; called only for users who post through an app. */
export type IsBotUser = (userId: string) => Promise<boolean>;

const SLACKBOT = 'USLACKBOT';

/**
 * Who wrote a message. If a person posts through an app, the message has the app's `bot_id`, just like the
 * app's own bot's messages; only Slack's user profile distinguishes them.
 */
export async function readAuthor(message: PostedMessage, isBotUser: IsBotUser): Promise<Author> {
  const { username, bot_profile, comment, user = comment?.user } = message;
  const author_kind = await kindOf(message, isBotUser);
  const user_id = user ?? 'unknown';
  if (author_kind === undefined) return { user_id };
  const author_name = username || bot_profile?.name || (user === SLACKBOT ? 'Slackbot' : undefined);
  return { user_id, author_kind, author_name };
}

async function kindOf(
  { user, bot_id, bot_profile, subtype, client_msg_id }: PostedMessage,
  isBotUser: IsBotUser,
): Promise<Author['author_kind']> {
  if (bot_profile?.is_workflow_bot === true) return 'workflow';
  if (subtype === 'bot_message' || user === SLACKBOT) return 'bot';
  if (bot_id === undefined) return undefined;
  // Slack's own apps send a client message id; integrations can't.
  if (user === undefined || client_msg_id !== undefined) return user === undefined ? 'bot' : undefined;
  return (await isBotUser(user)) ? 'bot' : undefined;
}
