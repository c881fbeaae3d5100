import { Fragment } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { ScreenChannel, ScreenMessage } from '../../src/screen/protocol.js';
import { dateOf, dayKey, longDate, relativeDay } from '../text/time.js';
import { moveFocus } from '../ui/menu.js';
import { useBasics } from '../workspace-context.js';
import { inChannel, Message } from './message.js';
import { isNote, NoteMessage } from './note-message.js';

interface MessageListProps {
  channel: ScreenChannel;
  messages: readonly ScreenMessage[];
  label: string;
  linked?: string | undefined;
  inThread?: boolean;
  /** The last message that had been read when the channel was opened. */
  lastRead?: string | undefined;
}

/** In seconds: messages within this time of each other appear under one name. */
const FOLLOW_UP_SECONDS = 300;
const NEAR_END_PX = 120;

/** Messages, oldest first, with a line for each day. Arrow keys move from one to the next. */
export function MessageList({
  channel,
  messages,
  label,
  linked,
  inThread = false,
  lastRead,
}: MessageListProps) {
  const { me } = useBasics();
  const rows = useMemo(() => rowsOf(messages, me.timeZone), [messages, me.timeZone]);
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const firstUnread = useMemo(() => unreadFrom(messages, lastRead, me.id), [channel.id, lastRead]);

  useLayoutEffect(() => {
    isAtEnd.current = true;
  }, [channel.id]);
  useLayoutEffect(() => {
    if (list.current && isAtEnd.current && !linked) list.current.scrollTop = list.current.scrollHeight;
  }, [messages, channel.id]);
  useEffect(() => {
    list.current?.querySelector(`[data-ts="${linked}"]`)?.scrollIntoView({ block: 'center' });
  }, [linked, channel.id, messages.length > 0]);
  // Images change size once they're loaded.
  const stay = () => {
    if (list.current && isAtEnd.current && !linked) list.current.scrollTop = list.current.scrollHeight;
  };

  return (
    <div
      class="message-list"
      role="log"
      aria-label={label}
      ref={list}
      // It scrolls, so it has to be reachable by keyboard.
      tabIndex={0}
      onLoadCapture={stay}
      onScroll={({ currentTarget }) => {
        isAtEnd.current =
          currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight < NEAR_END_PX;
      }}
      onKeyDown={(event) => {
        if (!(event.target as HTMLElement).matches('.message-list, article')) return;
        moveFocus(event, [...event.currentTarget.querySelectorAll('article')]);
      }}
    >
      <div class="message-list-space" />
      {rows.map(({ message, startsDay, isFollowUp }) => (
        <Fragment key={message.ts}>
          {startsDay && <DayLine message={message} />}
          {message.ts === firstUnread && (
            <p class="unread-line">
              <span>New</span>
            </p>
          )}
          {isNote(message) ? (
            <NoteMessage message={message} />
          ) : (
            <Message
              {...inChannel(channel, message)}
              isFollowUp={isFollowUp}
              isLinked={message.ts === linked}
              inThread={inThread}
            />
          )}
        </Fragment>
      ))}
    </div>
  );
}

function DayLine({ message }: { message: ScreenMessage }) {
  const { me } = useBasics();
  const date = dateOf(message.ts);
  const name = relativeDay(date, me.timeZone, new Date()) ?? longDate(date, me.timeZone);
  return (
    <h2 class="day-line">
      <span>{name}</span>
    </h2>
  );
}

interface Row {
  message: ScreenMessage;
  startsDay: boolean;
  /** Whether it continues what the same person said just before. */
  isFollowUp: boolean;
}

function rowsOf(messages: readonly ScreenMessage[], timeZone: string): Row[] {
  const days = messages.map(({ ts }) => dayKey(dateOf(ts), timeZone));
  return messages.map((message, index) => {
    const startsDay = index === 0 || days[index] !== days[index - 1];
    return { message, startsDay, isFollowUp: !startsDay && continues(message, messages[index - 1]) };
  });
}

function continues(message: ScreenMessage, before: ScreenMessage | undefined): boolean {
  if (!before || isNote(before) || message.is_ephemeral || before.is_ephemeral) return false;
  const isSoon = Number(message.ts) - Number(before.ts) < FOLLOW_UP_SECONDS;
  return isSoon && before.user === message.user && before.username === message.username;
}

function unreadFrom(messages: readonly ScreenMessage[], lastRead: string | undefined, me: string) {
  if (!lastRead) return undefined;
  return messages.find(({ ts, user, is_ephemeral }) => ts > lastRead && user !== me && !is_ephemeral)?.ts;
}
