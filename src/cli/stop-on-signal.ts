/** npm dies of a SIGTERM without passing it on, which would leave Aegis and its servers running. */
const PARENT_CHECK_MS = 500;

/** Ends the process in order on a signal, or when the process that started it is gone. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    // A second signal doesn't wait.
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && !stopping && onSignal(), PARENT_CHECK_MS).unref();
}
