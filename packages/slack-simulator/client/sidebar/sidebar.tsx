import { useState } from 'preact/hooks';
import type { ScreenChannel } from '../../src/screen/protocol.js';
import { channelName, otherOf } from '../channel-names.js';
import { Avatar } from '../ui/avatar.js';
import { Icon, IconButton, type IconName } from '../ui/icon.js';
import { useWorkspace } from '../workspace-context.js';
import { ChannelBrowser } from './channel-browser.js';
import { PersonaSwitch } from './persona-switch.js';
import { ThemeMenu } from './theme-menu.js';

/** The workspace's channels, direct messages and app, and the current person. */
export function Sidebar({ onNavigate }: { onNavigate: () => void }) {
  const { state, users } = useWorkspace();
  const [isBrowsing, setBrowsing] = useState(false);
  const rooms = state.channels.filter(
    ({ kind, isMember }) => isMember && (kind === 'channel' || kind === 'group'),
  );
  const others = state.users.filter(({ isPersona, id }) => isPersona && id !== state.me);
  return (
    <nav class="sidebar" aria-label="Conversations">
      <header class="sidebar-head">
        <strong class="team-name">{state.team.name}</strong>
        <ThemeMenu />
      </header>
      <PersonaSwitch />
      <div class="sidebar-scroll">
        <section aria-label="Channels">
          <h2>
            Channels{' '}
            <IconButton icon="add" label="Browse or create channels" onClick={() => setBrowsing(true)} />
          </h2>
          {rooms.sort(byName).map((channel) => (
            <ChannelLink key={channel.id} channel={channel} onNavigate={onNavigate} />
          ))}
        </section>
        <section aria-label="Direct messages">
          <h2>Direct messages</h2>
          {others.map((user) => (
            <DirectLink key={user.id} user={user.id} onNavigate={onNavigate} />
          ))}
        </section>
        <section aria-label="Apps">
          <h2>Apps</h2>
          <AppLink name={users.get(state.app.botUserId)?.realName ?? 'App'} onNavigate={onNavigate} />
        </section>
      </div>
      {isBrowsing && <ChannelBrowser onClose={() => setBrowsing(false)} />}
    </nav>
  );
}

const byName = (a: ScreenChannel, b: ScreenChannel) =>
  Number(a.isArchived) - Number(b.isArchived) || a.name.localeCompare(b.name, 'en', { numeric: true });

interface LinkProps {
  onNavigate: () => void;
}

function ChannelLink({ channel, onNavigate }: LinkProps & { channel: ScreenChannel }) {
  const workspace = useWorkspace();
  const icon: IconName | undefined = channel.kind === 'group' ? 'lock' : undefined;
  return (
    <SidebarItem
      label={channelName(workspace, channel)}
      isCurrent={workspace.route.channel === channel.id}
      unread={channel.unread}
      isFaded={channel.isArchived}
      sign={icon ? <Icon name={icon} /> : '#'}
      onClick={() => {
        workspace.go({ channel: channel.id });
        onNavigate();
      }}
    />
  );
}

function DirectLink({ user, onNavigate }: LinkProps & { user: string }) {
  const workspace = useWorkspace();
  const { state, users, store, go, route } = workspace;
  const channel = state.channels.find((one) => one.kind === 'im' && otherOf(workspace, one) === user);
  const open = async () => {
    const opened = channel
      ? { channel: channel.id }
      : await store.act<{ channel: string }>('direct', { user });
    if (opened) go({ channel: opened.channel });
    onNavigate();
  };
  return (
    <SidebarItem
      label={users.get(user)?.realName ?? user}
      isCurrent={channel !== undefined && route.channel === channel.id}
      unread={channel?.unread ?? 0}
      sign={<Avatar user={users.get(user)} size="small" />}
      onClick={() => void open()}
    />
  );
}

function AppLink({ name, onNavigate }: LinkProps & { name: string }) {
  const workspace = useWorkspace();
  const { state, users, go, route } = workspace;
  const { botUserId } = state.app;
  const channel = state.channels.find((one) => one.kind === 'im' && otherOf(workspace, one) === botUserId);
  return (
    <SidebarItem
      label={name}
      isCurrent={route.channel === 'app'}
      unread={channel?.unread ?? 0}
      sign={<Avatar user={users.get(botUserId)} size="small" />}
      onClick={() => {
        go({ channel: 'app' });
        onNavigate();
      }}
    />
  );
}

interface ItemProps {
  label: string;
  sign: preact.ComponentChildren;
  isCurrent: boolean;
  unread: number;
  isFaded?: boolean;
  onClick: () => void;
}

function SidebarItem({ label, sign, isCurrent, unread, isFaded = false, onClick }: ItemProps) {
  return (
    <button
      type="button"
      class={`sidebar-item${unread > 0 ? ' unread' : ''}${isFaded ? ' faded' : ''}`}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onClick}
    >
      <span class="sign" aria-hidden="true">
        {sign}
      </span>
      <span class="label">{label}</span>
      {unread > 0 && (
        <span class="count">
          {unread}
          <span class="visually-hidden"> unread</span>
        </span>
      )}
    </button>
  );
}
