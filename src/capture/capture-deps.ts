import type { Deps } from '../ports/deps.js';

export type CaptureDeps = Pick<Deps, 'cached' | 'contents' | 'logger' | 'queue' | 'settings' | 'store'>;
