import { useEffect, useState } from 'preact/hooks';
import type { ScreenMessage } from '../../src/screen/protocol.js';
import { BlockHost, type Values } from '../block-kit/block-host.js';
import { Blocks } from '../block-kit/blocks.js';
import type { Block } from '../block-kit/host.js';
import { otherOf } from '../channel-names.js';
import { IconButton } from '../ui/icon.js';
import { moveFocus } from '../ui/menu.js';
import { useWorkspace } from '../workspace-context.js';
import { Conversation } from './channel-view.js';

interface AppViewProps {
  messages: Readonly<Record<string, readonly ScreenMessage[] | undefined>>;
  onOpenSidebar: () => void;
}

const TABS = { home: 'Home', messages: 'Messages', about: 'About' } as const;
type Tab = keyof typeof TABS;

/** The app: its Home, the direct messages with it, and what it can do. */
export function AppView({ messages, onOpenSidebar }: AppViewProps) {
  const workspace = useWorkspace();
  const { state, users, store } = workspace;
  const { botUserId } = state.app;
  const [tab, setTab] = useState<Tab>('home');
  const channel = state.channels.find((one) => one.kind === 'im' && otherOf(workspace, one) === botUserId);
  useEffect(() => void store.act('home', {}), [state.me]);
  useEffect(() => {
    if (tab === 'messages' && channel) void store.openChannel(channel.id);
  }, [tab, channel?.id]);
  return (
    <main class="main">
      <header class="channel-header">
        <div class="channel-title-row">
          <span class="only-narrow">
            <IconButton icon="menu" label="Show conversations" onClick={onOpenSidebar} />
          </span>
          <h1>{users.get(botUserId)?.realName}</h1>
          <span class="badge">App</span>
        </div>
        <Tabs tab={tab} onTab={setTab} />
      </header>
      <section class="tab-panel" role="tabpanel" id="app-tab" aria-labelledby={`tab-${tab}`}>
        {tab === 'home' && <Home />}
        {tab === 'messages' && channel && <Conversation channel={channel} messages={messages[channel.id]} />}
        {tab === 'about' && <About />}
      </section>
    </main>
  );
}

function Tabs({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }) {
  const sideways = (event: KeyboardEvent) => {
    const key = { ArrowLeft: 'ArrowUp', ArrowRight: 'ArrowDown' }[event.key];
    const all = [...document.querySelectorAll<HTMLElement>('[role=tab]')];
    if (key) moveFocus(new KeyboardEvent('keydown', { key }), all);
  };
  return (
    <div class="tabs" role="tablist" aria-label="Parts of the app">
      {(Object.keys(TABS) as Tab[]).map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`tab-${one}`}
          aria-selected={one === tab}
          aria-controls="app-tab"
          tabIndex={one === tab ? 0 : -1}
          onClick={() => onTab(one)}
          onFocus={() => onTab(one)}
          onKeyDown={sideways}
        >
          {TABS[one]}
        </button>
      ))}
    </div>
  );
}

function Home() {
  const { state } = useWorkspace();
  const [values, setValues] = useState<Values>({});
  if (!state.home) return <p class="empty">The app hasn't published a Home yet.</p>;
  return (
    <div class="home">
      <h2 class="visually-hidden">Home</h2>
      <BlockHost site={{ view: state.home.id }} values={values} onChange={setValues}>
        <Blocks blocks={state.home.blocks as Block[]} />
      </BlockHost>
    </div>
  );
}

function About() {
  const { app } = useWorkspace().state;
  return (
    <div class="home about">
      <h2>Commands</h2>
      <ul>
        {app.commands.map(({ command, description, usageHint }) => (
          <li key={command}>
            <code>
              {command} {usageHint}
            </code>
            <p>{description}</p>
          </li>
        ))}
      </ul>
      <h2>Shortcuts</h2>
      <ul>
        {app.shortcuts.map(({ name, description, type }) => (
          <li key={name}>
            <strong>{name}</strong>{' '}
            <small>{type === 'global' ? 'below the message field' : "in a message's menu"}</small>
            <p>{description}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
