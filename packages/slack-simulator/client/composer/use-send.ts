import { useRef } from 'preact/hooks';
import { upload } from '../api.js';
import { useWorkspace } from '../workspace-context.js';

interface Target {
  channel: string;
  thread?: string | undefined;
}

const COMMAND = /^(\/[a-z][\w-]*)(?:\s+([\s\S]*))?$/;

/**
 * The function that sends typed text, in order: as a command if it starts with one, else as a message. False if it
 * can't be sent.
 */
export function useSend({ channel, thread }: Target) {
  const { store, state, me } = useWorkspace();
  const last = useRef<Promise<unknown>>(Promise.resolve());

  async function deliver(text: string, files: readonly File[]): Promise<boolean> {
    const [, command, args = ''] = COMMAND.exec(text.trim()) ?? [];
    if (command === undefined) return post(text, files);
    const isKnown = state.app.commands.some((one) => one.command === command);
    if (!isKnown) {
      store.toast(`${command} isn't a command of this workspace.`, { isError: true });
      return false;
    }
    if (thread !== undefined) {
      store.toast(`${command} doesn't work in threads. Send it in the channel.`, { isError: true });
      return false;
    }
    // The field is free again before the app responds.
    void store.act('command', { channel, command, text: args });
    return true;
  }

  async function post(text: string, files: readonly File[]): Promise<boolean> {
    const uploads = await Promise.all(files.map((file) => upload(me.id, file)));
    const sent = await store.act('post', { channel, text, ...(thread && { thread }), files: uploads });
    return sent !== undefined;
  }

  async function tryTo(text: string, files: readonly File[]): Promise<boolean> {
    try {
      return await deliver(text, files);
    } catch (error) {
      store.toast(error instanceof Error ? error.message : String(error), { isError: true });
      return false;
    }
  }

  return (text: string, files: readonly File[]): Promise<boolean> => {
    const sent = last.current.then(() => tryTo(text, files));
    last.current = sent;
    return sent;
  };
}
