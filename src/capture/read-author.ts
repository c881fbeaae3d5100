import type { Comment } from '../incidents/records/comment.js';
import type { PostedMessage } from './captured-event.js';

export type Author = Pick<Comment, 'user_id' | 'author_kind' | 'author_name'>;

/** Whether a user is a bot; asked only about users who post through an app. */
export type IsBotUser = (userId: string) => Promise<boolean>;

const SLACKBOT = 'USLACKBOT';

/**
 * Who wrote a message. A person who posts through an app has that app's `bot_id` on their message, just as the app's own
 * bot has; only Slack's list of users can tell them apart.
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
  // Slack's own apps send an id with each message; integrations can't.
  if (user === undefined || client_msg_id !== undefined) return user === undefined ? 'bot' : undefined;
  return (await isBotUser(user)) ? 'bot' : undefined;
}
