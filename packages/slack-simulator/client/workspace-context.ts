import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ScreenChannel, ScreenState, ScreenUser } from '../src/screen/protocol.js';
import type { Route } from './route.js';
import type { Store } from './store.js';

/** Everything that stays the same until the page is reloaded. */
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

/**
 * For components that occur many times on the page, such as messages: with `useWorkspace`, every event would render all
 * of them again.
 */
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
