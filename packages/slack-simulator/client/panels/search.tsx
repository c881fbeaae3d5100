import { useState } from 'preact/hooks';
import type { ScreenMessage } from '../../src/screen/protocol.js';
import { load } from '../api.js';
import { channelTitle, count } from '../channel-names.js';
import { inChannel, Message } from '../messages/message.js';
import { Icon } from '../ui/icon.js';
import { useWorkspace } from '../workspace-context.js';
import { PanelFrame } from './panel.js';

interface Found {
  channel: string;
  message: ScreenMessage;
}

/** The search field and its results. */
export function Search() {
  const { me, state, store } = useWorkspace();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Found[]>();

  async function search(): Promise<void> {
    try {
      setFound((await load<{ found: Found[] }>(me.id, 'search', { q: typed })).found);
    } catch (error) {
      store.toast(String(error), { isError: true });
    }
  }

  return (
    <>
      <search class="search">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void search();
          }}
        >
          <Icon name="search" />
          <input
            type="search"
            aria-label="Search messages"
            placeholder={`Search ${state.team.name}`}
            value={typed}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </form>
      </search>
      {found && <Results found={found} onClose={() => setFound(undefined)} />}
    </>
  );
}

function Results({ found, onClose }: { found: readonly Found[]; onClose: () => void }) {
  const workspace = useWorkspace();
  const open = ({ channel, message: { ts, thread_ts: thread = ts } }: Found) => {
    onClose();
    workspace.go({ channel, linked: ts, thread: thread === ts ? undefined : thread });
  };
  return (
    <PanelFrame title="Search results" onClose={onClose}>
      <div class="panel-scroll">
        <p class="quiet">
          {found.length === 0 ? 'No message has all these words.' : count(found.length, 'message')}
        </p>
        {found.map((one) => {
          const channel = workspace.channels.get(one.channel);
          return channel ? (
            <div key={one.channel + one.message.ts} class="card">
              <button type="button" class="link" onClick={() => open(one)}>
                {channelTitle(workspace, channel)}: show
              </button>
              <Message {...inChannel(channel, one.message)} isFollowUp={false} isLinked={false} inThread />
            </div>
          ) : null;
        })}
      </div>
    </PanelFrame>
  );
}
