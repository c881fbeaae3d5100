import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ScreenChannel, ScreenState, ScreenUser } from '../src/screen/protocol.js';
import type { Route } from './route.js';
import type { Store } from './store.js';

/** What every component may use. */
export interface WorkspaceContext {
  store: Store;
  state: ScreenState;
  me: ScreenUser;
  users: ReadonlyMap<string, ScreenUser>;
  channels: ReadonlyMap<string, ScreenChannel>;
  route: Route;
  go(route: Route): void;
}

export const WorkspaceProvider = createContext<WorkspaceContext | undefined>(undefined);

export function useWorkspace(): WorkspaceContext {
  const workspace = useContext(WorkspaceProvider);
  if (!workspace) throw new Error('outside the workspace');
  return workspace;
}
