import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { ScreenState } from '../src/screen/protocol.js';
import type { Names } from './channel-names.js';
import { Modal } from './modal/modal.js';
import { noticeOf } from './notify.js';
import { AppView } from './panels/app-view.js';
import { ChannelView } from './panels/channel-view.js';
import { Search } from './panels/search.js';
import type { World } from './reduce.js';
import type { Route } from './route.js';
import { Sidebar } from './sidebar/sidebar.js';
import { createStore, type Store } from './store.js';
import { Toasts } from './ui/toasts.js';
import { useRoute } from './use-route.js';
import {
  BasicsProvider,
  type WorkspaceBasics,
  type WorkspaceContext,
  WorkspaceProvider,
} from './workspace-context.js';

/** The whole page. A new person means a new store. */
export function App() {
  const { route, go } = useRoute();
  const current = useRef(route);
  current.current = route;
  const store = useMemo(
    () =>
      createStore({
        me: route.me,
        onEvent(event, from) {
          const world = from.world();
          const notice = world && noticeOf(event, namesOf(world), current.current.channel);
          if (notice)
            from.toast(notice.text, {
              about: notice.channel,
              open: () => go({ ...current.current, channel: notice.channel }),
            });
        },
      }),
    [route.me],
  );
  useEffect(() => () => store.close(), [store]);
  const [, render] = useReducer((times: number) => times + 1, 0);
  // Other effects wait for a frame, which a tab in the background doesn't get, and the workspace may be loaded before it.
  useLayoutEffect(() => store.subscribe(() => render(undefined)), [store]);
  const world = store.world();
  if (!world) return <p class="loading">Loading…</p>;
  return <Loaded store={store} world={world} route={route} go={go} />;
}

interface LoadedProps {
  store: Store;
  world: World;
  route: Route;
  go: (route: Route) => void;
}

function Loaded({ store, world, route, go }: LoadedProps) {
  const [isSidebarOpen, setSidebarOpen] = useState(false);
  const basics = useBasicsOf(store, world, go);
  const context = useMemo<WorkspaceContext>(
    () => ({ ...basics, state: world.state, channels: channelsOf(world), route: withPlace(route, world) }),
    [basics, world, route],
  );
  const { channel: place } = context.route;
  const channel = context.channels.get(place ?? '');
  useEffect(() => {
    if (channel) void store.openChannel(channel.id);
  }, [channel?.id, store]);
  useTitle(world);
  const top = world.state.modals.at(-1);
  const openSidebar = () => setSidebarOpen(true);
  return (
    <BasicsProvider.Provider value={basics}>
      <WorkspaceProvider.Provider value={context}>
        <div class={`workspace${isSidebarOpen ? ' sidebar-open' : ''}`}>
          {!store.isConnected() && (
            <p class="offline" role="alert">
              The workspace isn't responding. This page reconnects automatically when it's running again.
            </p>
          )}
          <Sidebar onNavigate={() => setSidebarOpen(false)} />
          <button
            type="button"
            class="sidebar-shade"
            aria-label="Hide conversations"
            onClick={() => setSidebarOpen(false)}
          />
          <Search />
          {channel ? (
            <ChannelView
              channel={channel}
              messages={world.messages[channel.id]}
              onOpenSidebar={openSidebar}
            />
          ) : (
            <AppView messages={world.messages} onOpenSidebar={openSidebar} />
          )}
          {top && <Modal key={top.id} view={top} />}
          <Toasts />
        </div>
      </WorkspaceProvider.Provider>
    </BasicsProvider.Provider>
  );
}

function useBasicsOf(store: Store, { state }: World, go: (route: Route) => void): WorkspaceBasics {
  const { app, team, users, me } = state;
  return useMemo(() => ({ store, app, team, ...peopleOf(state), go }), [store, app, team, users, me, go]);
}

function namesOf(world: World): Names {
  return { ...peopleOf(world.state), channels: channelsOf(world) };
}

function peopleOf(state: ScreenState): Pick<Names, 'users' | 'me'> {
  const users = new Map(state.users.map((user) => [user.id, user]));
  const me = users.get(state.me);
  if (!me) throw new Error(`no user ${state.me}`);
  return { users, me };
}

function channelsOf({ state }: World): Names['channels'] {
  return new Map(state.channels.map((channel) => [channel.id, channel]));
}

/** A page without a place, or whose channel the person can't see, starts in their first channel. */
function withPlace(route: Route, { state }: World): Route {
  const isThere = route.channel === 'app' || state.channels.some(({ id }) => id === route.channel);
  if (isThere) return route;
  const first = state.channels.find(({ kind, isMember }) => kind === 'channel' && isMember);
  return { me: route.me, channel: first?.id ?? 'app' };
}

function useTitle({ state }: World): void {
  const unread = state.channels.reduce((sum, channel) => sum + channel.unread, 0);
  const title = unread > 0 ? `(${unread}) ${state.team.name}` : state.team.name;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
