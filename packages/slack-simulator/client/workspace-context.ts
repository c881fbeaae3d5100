import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ScreenChannel, ScreenState, ScreenUser } from '../src/screen/protocol.js';
import type { Route } from './route.js';
import type { Store } from './store.js';

/** What stays the same until the page is loaded again. */
export interface WorkspaceBasics extends Pick<ScreenState, 'app' | 'team'> {
  store: Store;
  me: ScreenUser;
  users: ReadonlyMap<string, ScreenUser>;
  go(route: Route): void;
}

/** What every component may use. */
export interface WorkspaceContext extends WorkspaceBasics {
  state: ScreenState;
  channels: ReadonlyMap<string, ScreenChannel>;
  route: Route;
}

export const BasicsProvider = createContext<WorkspaceBasics | undefined>(undefined);

/** For what there is many times on the page, such as messages: with `useWorkspace`, every event draws all of it again. */
export function useBasics(): WorkspaceBasics {
  const basics = useContext(BasicsProvider);
  if (!basics) throw new Error('outside the workspace');
  return basics;
}

export const WorkspaceProvider = createContext<WorkspaceContext | undefined>(undefined);

export function useWorkspace(): WorkspaceContext {
  const workspace = useContext(WorkspaceProvider);
  if (!workspace) throw new Error('outside the workspace');
  return workspace;
}
