import type { ChildServer } from 'slack-simulator/child-server';

/** From the shortest to the longest pause before a program is restarted, in milliseconds. */
const PAUSES = { first: 100, longest: 5_000 };

interface KeepRunning {
  start: () => Promise<ChildServer>;
  /** Called whenever the program has ended on its own, and when it couldn't be restarted. */
  onDeath: (error?: unknown) => void;
}

/**
 * Starts a program, and restarts it whenever it ends on its own, such as when the system runs out of memory.
 */
export async function keepRunning({ start, onDeath }: KeepRunning): Promise<Pick<ChildServer, 'stop'>> {
  let isStopped = false;
  let current = await start();
  let wake: () => void = () => undefined;
  const watch = async (): Promise<void> => {
    let pauseMs = PAUSES.first;
    while (!isStopped) {
      await current.exited;
      if (isStopped) return;
      onDeath();
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, pauseMs);
      });
      pauseMs = Math.min(pauseMs * 2, PAUSES.longest);
      await startAgain();
    }
  };
  const startAgain = async (): Promise<void> => {
    if (isStopped) return;
    try {
      current = await start();
    } catch (error) {
      onDeath(error);
    }
  };
  const watching = watch();
  return {
    async stop() {
      isStopped = true;
      wake();
      await current.stop();
      await watching;
    },
  };
}
