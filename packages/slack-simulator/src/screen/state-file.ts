import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseJson } from '../http.js';
import type { Logger } from '../logger.js';
import { SimulatorError } from '../simulator-error.js';
import type { WorkspaceState } from '../workspace.js';

/** What a crash may lose at most, in milliseconds of work. */
const SAVE_AFTER_MS = 200;
const KEPT_MESSAGES = 500;
const FORMAT = 1;
/** Numbers that a process may have given out before it could save them: apps may have stored the ids. */
const SKIPPED_SERIALS = 10_000;

/** Reads what an earlier process saved; undefined if there is no file. Throws SimulatorError if it isn't a saved workspace. */
export async function readState(file: string): Promise<WorkspaceState | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const saved = parseJson(text) as { format?: unknown; state: WorkspaceState } | undefined;
  if (saved?.format !== FORMAT) {
    throw new SimulatorError(
      'state_file',
      `${file} isn't a saved workspace. Delete it to start with an empty one.`,
    );
  }
  return { ...saved.state, serial: saved.state.serial + SKIPPED_SERIALS };
}

export interface StateSaver {
  /** Saves soon. */
  soon(): void;
  /** Saves now. */
  flush(): Promise<void>;
}

/** Writes the state to a new file and renames it over the old one, so a crash never leaves half a file. */
export function createStateSaver(file: string, read: () => WorkspaceState, logger: Logger): StateSaver {
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  async function write(): Promise<void> {
    const state = trim(read());
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, JSON.stringify({ format: FORMAT, state }));
    await rename(`${file}.new`, file);
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write).catch((err: unknown) => {
      logger.error({ err, file }, "couldn't save the workspace");
    });
    return writing;
  }

  return {
    soon() {
      timer ??= setTimeout(() => void flush(), SAVE_AFTER_MS);
    },
    flush,
  };
}

function trim({ channels, ...state }: WorkspaceState): WorkspaceState {
  const trimmed = channels.map((channel) => ({
    ...channel,
    messages: channel.messages.slice(-KEPT_MESSAGES),
  }));
  return { ...state, channels: trimmed };
}
