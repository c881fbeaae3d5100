import type { Fields } from '../model.js';
import type { Act, Scene } from './acts/act.js';
import { appActs } from './acts/app-acts.js';
import { channelActs } from './acts/channel-acts.js';
import { messageActs } from './acts/message-acts.js';
import { ActError } from './app-link.js';

const ACTS = new Map<string, Act>(Object.entries({ ...messageActs, ...channelActs, ...appActs }));

/** Does something as a person. Throws ActError if it can't be done. */
export async function runAct(
  scene: Scene,
  user: string,
  { name, args }: { name: string; args: unknown },
): Promise<Fields> {
  const found = ACTS.get(name);
  if (!found) throw new ActError(`There's no act called ${name}.`);
  return found.run(scene, user, args);
}
