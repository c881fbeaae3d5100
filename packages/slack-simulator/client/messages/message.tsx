import { memo } from 'preact/compat';
import { useState } from 'preact/hooks';
import type { ScreenChannel, ScreenMessage } from '../../src/screen/protocol.js';
import { count } from '../channel-names.js';
import { clockTime, dateOf, fullTime } from '../text/time.js';
import { Avatar } from '../ui/avatar.js';
import { Icon } from '../ui/icon.js';
import { useBasics } from '../workspace-context.js';
import { EditBox } from './edit-box.js';
import { MessageBody } from './message-body.js';
import { MessageToolbar } from './message-toolbar.js';
import { Reactions } from './reactions.js';

interface MessageProps {
  channel: string;
  message: ScreenMessage;
  isPinned: boolean;
  /** Whether the person may react, reply and so on. */
  canAct: boolean;
  /** Whether it continues what the same person said just before. */
  isFollowUp: boolean;
  isLinked: boolean;
  /** Threads don't lead to threads. */
  inThread?: boolean;
}

/** One message with its author, reactions and thread. Renders again only if its props change. */
export const Message = memo(MessageView);

/** The parts of the channel that a message shows; the channel itself changes with every message. */
export function inChannel(
  { id, pins, isMember, isArchived }: ScreenChannel,
  message: ScreenMessage,
): Pick<MessageProps, 'channel' | 'message' | 'isPinned' | 'canAct'> {
  return { channel: id, message, isPinned: pins.includes(message.ts), canAct: isMember && !isArchived };
}

function MessageView({
  channel,
  message,
  isPinned,
  canAct,
  isFollowUp,
  isLinked,
  inThread = false,
}: MessageProps) {
  const { users, me } = useBasics();
  const [isEditing, setEditing] = useState(false);
  const author = users.get(message.user ?? '');
  const name = author?.name ?? String(message.username ?? 'An app');
  const date = dateOf(message.ts);
  const classes = [
    'message',
    isFollowUp && 'follow-up',
    isLinked && 'linked',
    isPinned && 'pinned',
    message.is_ephemeral && 'ephemeral',
  ];
  return (
    <article
      class={classes.filter(Boolean).join(' ')}
      data-ts={message.ts}
      tabIndex={-1}
      aria-label={`${name}, ${clockTime(date, me.timeZone)}`}
    >
      <div class="message-side">
        {isFollowUp ? (
          <time class="message-time quiet">{clockTime(date, me.timeZone)}</time>
        ) : (
          <Avatar user={author} app={name} />
        )}
      </div>
      <div class="message-main">
        {isPinned && (
          <p class="note">
            <Icon name="pin" /> Pinned
          </p>
        )}
        {message.is_ephemeral && <p class="note">Only visible to you</p>}
        {!isFollowUp && (
          <p class="message-head">
            <strong>{name}</strong>
            {(author?.isBot || message.bot_id !== undefined) && <span class="badge">App</span>}
            <time class="message-time" title={fullTime(date, me.timeZone)}>
              {clockTime(date, me.timeZone)}
            </time>
          </p>
        )}
        {isEditing ? (
          <EditBox channel={channel} message={message} onDone={() => setEditing(false)} />
        ) : (
          <MessageBody channel={channel} message={message} />
        )}
        <Reactions channel={channel} message={message} />
        {!inThread && <ThreadLink channel={channel} message={message} />}
      </div>
      {!isEditing && (canAct || message.is_ephemeral) && (
        <MessageToolbar
          channel={channel}
          message={message}
          isPinned={isPinned}
          inThread={inThread}
          onEdit={() => setEditing(true)}
        />
      )}
    </article>
  );
}

function ThreadLink({ channel, message }: Pick<MessageProps, 'channel' | 'message'>) {
  const { go, users } = useBasics();
  const replies = Number(message.reply_count ?? 0);
  if (replies === 0) return null;
  const people = (message.reply_users ?? []) as string[];
  return (
    <button type="button" class="thread-link" onClick={() => go({ channel, thread: message.ts })}>
      {people
        .filter((id) => users.has(id))
        .slice(0, 4)
        .map((id) => (
          <Avatar key={id} user={users.get(id)} size="small" />
        ))}
      <span>{count(replies, 'reply', 'replies')}</span>
    </button>
  );
}
