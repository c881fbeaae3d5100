import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseJson } from '../http-exchange.js';
import type { Logger } from '../logger.js';
import type { FileInfo } from '../model.js';
import { SimulatorError } from '../simulator-error.js';
import type { WorkspaceState } from '../workspace.js';
import type { ReadMarks } from './reads.js';

/** What a crash may lose at most, in milliseconds of work. */
const SAVE_AFTER_MS = 200;
const KEPT_MESSAGES = 500;
const FORMAT = 1;
/** Numbers that a process may have given out before it could save them: apps may have stored the ids. */
const SKIPPED_SERIALS = 10_000;

/** Everything that survives a restart; the files themselves are in a folder beside it. */
export interface SavedState extends WorkspaceState {
  files?: FileInfo[];
  reads?: ReadMarks;
}

/** Reads what an earlier process saved; undefined if there is no file. Throws SimulatorError if it isn't a saved workspace. */
export async function readState(file: string): Promise<SavedState | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const saved = parseJson(text) as { format?: unknown; state: SavedState } | undefined;
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
export function createStateSaver(file: string, read: () => Promise<SavedState>, logger: Logger): StateSaver {
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  async function write(): Promise<void> {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const state = trim(await read());
    await writeFile(`${file}.new`, JSON.stringify({ format: FORMAT, state }), { mode: 0o600 });
    // A file that an earlier crash left behind keeps its own mode.
    await chmod(`${file}.new`, 0o600);
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

function trim({ channels, ...state }: SavedState): SavedState {
  const trimmed = channels.map((channel) => ({
    ...channel,
    messages: channel.messages.slice(-KEPT_MESSAGES),
  }));
  return { ...state, channels: trimmed };
}
