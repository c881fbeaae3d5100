import type { ScreenChannel } from '../../src/screen/protocol.js';
import { channelTitle, count } from '../channel-names.js';
import { Link } from '../text/link.js';
import { Mrkdwn } from '../text/mrkdwn.js';
import { Icon, IconButton } from '../ui/icon.js';
import { useWorkspace } from '../workspace-context.js';

export type Panel = 'pins' | 'members';

interface ChannelHeaderProps {
  channel: ScreenChannel;
  panel: Panel | undefined;
  onPanel: (panel: Panel | undefined) => void;
  onOpenSidebar: () => void;
}

export function ChannelHeader({ channel, panel, onPanel, onOpenSidebar }: ChannelHeaderProps) {
  const workspace = useWorkspace();
  const toggle = (one: Panel) => {
    workspace.go({ channel: channel.id });
    onPanel(panel === one ? undefined : one);
  };
  const isRoom = channel.kind === 'channel' || channel.kind === 'group';
  return (
    <header class="channel-header">
      <div class="channel-title-row">
        <span class="only-narrow">
          <IconButton icon="menu" label="Show conversations" onClick={onOpenSidebar} />
        </span>
        <h1 title={channelTitle(workspace, channel)}>
          {channel.kind === 'group' && <Icon name="lock" />}
          {channelTitle(workspace, channel)}
        </h1>
        {channel.isArchived && <span class="badge">Archived</span>}
        <span class="space" />
        {channel.pins.length > 0 && (
          <HeaderButton icon="pin" isOn={panel === 'pins'} onClick={() => toggle('pins')}>
            {count(channel.pins.length, 'pin')}
          </HeaderButton>
        )}
        {isRoom && (
          <HeaderButton icon="people" isOn={panel === 'members'} onClick={() => toggle('members')}>
            {count(channel.members.length, 'member')}
          </HeaderButton>
        )}
      </div>
      {isRoom && <Topic channel={channel} />}
      {channel.bookmarks.length > 0 && (
        <p class="bookmarks">
          {channel.bookmarks.map(({ id, title, link }) => (
            <Link key={id} url={link}>
              {title}
            </Link>
          ))}
        </p>
      )}
    </header>
  );
}

interface HeaderButtonProps {
  icon: 'pin' | 'people';
  isOn: boolean;
  onClick: () => void;
  children: string;
}

function HeaderButton({ icon, isOn, onClick, children }: HeaderButtonProps) {
  return (
    <button type="button" class="header-button" aria-pressed={isOn} onClick={onClick}>
      <Icon name={icon} /> {children}
    </button>
  );
}

function Topic({ channel }: { channel: ScreenChannel }) {
  const text = channel.topic || channel.purpose;
  if (text === '') return null;
  return (
    <div class="topic" title={text}>
      <Mrkdwn text={text} />
    </div>
  );
}
