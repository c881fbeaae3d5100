import { clearLine, cursorTo } from 'node:readline';

export interface Progress {
  /** How many of how many are done; `of` is 0 while the total is unknown. */
  at(done: number, of: number): void;
  /** Clears the line. */
  end(): void;
}

const BAR = 24;

/** Shows the progress of long work on one line of standard error. Writes nothing when that isn't a terminal. */
export function createProgress(what: string, terminal: NodeJS.WriteStream = process.stderr): Progress {
  const replaceLine = (text: string) => {
    if (!terminal.isTTY) return;
    cursorTo(terminal, 0);
    clearLine(terminal, 0);
    terminal.write(text.slice(0, (terminal.columns || 80) - 1));
  };
  return {
    at: (done, of) => replaceLine(describe(what, done, of)),
    end: () => replaceLine(''),
  };
}

function describe(what: string, done: number, of: number): string {
  const count = done.toLocaleString('en-US');
  if (of <= 0) return `${what}: ${count}`;
  const full = Math.round((Math.min(done, of) / of) * BAR);
  return `${what} ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${count} of ${of.toLocaleString('en-US')}`;
}
