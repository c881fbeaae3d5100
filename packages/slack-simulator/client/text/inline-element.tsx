import type { ComponentChildren } from 'preact';
import type { Fields } from '../../src/model.js';
import { channelName } from '../channel-names.js';
import { emojiOf } from '../emoji/emoji.js';
import { useBasics, useWorkspace } from '../workspace-context.js';
import { Link } from './link.js';
import { slackDate } from './slack-date.js';

/** Text, a mention, a link, an emoji or a date within a line. */
export interface Inline extends Fields {
  type: string;
  style?: { bold?: boolean; italic?: boolean; strike?: boolean; code?: boolean };
}

export function InlineElement({ element }: { element: Inline }) {
  return styled(<Content element={element} />, element.style);
}

function styled(content: ComponentChildren, style: Inline['style'] = {}) {
  const code = style.code ? <code>{content}</code> : content;
  const struck = style.strike ? <s>{code}</s> : code;
  const italic = style.italic ? <em>{struck}</em> : struck;
  return <>{style.bold ? <strong>{italic}</strong> : italic}</>;
}

function Content({ element }: { element: Inline }) {
  switch (element.type) {
    case 'text':
      return <>{String(element.text)}</>;
    case 'emoji':
      return <EmojiChar name={String(element.name)} />;
    case 'link':
      return <Link url={String(element.url)}>{String(element.text ?? element.url)}</Link>;
    case 'user':
      return <UserMention id={String(element.user_id)} />;
    case 'channel':
      return <ChannelMention id={String(element.channel_id)} />;
    case 'broadcast':
      return <span class="mention">@{String(element.range)}</span>;
    case 'usergroup':
      return <span class="mention">@{String(element.usergroup_id)}</span>;
    case 'date':
      return <DateText element={element} />;
    case 'color':
      return <code>{String(element.value)}</code>;
    default:
      return null;
  }
}

export function EmojiChar({ name }: { name: string }) {
  const char = emojiOf(name);
  if (char === undefined) return <>:{name}:</>;
  return (
    <span role="img" class="emoji" aria-label={name.replaceAll('_', ' ')} title={`:${name}:`}>
      {char}
    </span>
  );
}

function UserMention({ id }: { id: string }) {
  const { users, me } = useBasics();
  const user = users.get(id);
  return (
    <span class={`mention${id === me.id ? ' is-me' : ''}`} title={user?.realName}>
      @{user?.name ?? id}
    </span>
  );
}

function ChannelMention({ id }: { id: string }) {
  const workspace = useWorkspace();
  const channel = workspace.channels.get(id);
  if (!channel) return <span class="mention">#private-channel</span>;
  return (
    // A link wraps like the words around it; a button would be a box of its own.
    <a
      class="mention link"
      href={`#${id}`}
      onClick={(event) => {
        event.preventDefault();
        workspace.go({ channel: id });
      }}
    >
      #{channelName(workspace, channel)}
    </a>
  );
}

function DateText({ element }: { element: Inline }) {
  const { me } = useBasics();
  const { fallback, url } = element;
  const text = slackDate(element, { timeZone: me.timeZone, now: new Date() });
  const time = <time title={`${String(fallback ?? '')}`}>{text}</time>;
  return url ? <Link url={String(url)}>{time}</Link> : time;
}
