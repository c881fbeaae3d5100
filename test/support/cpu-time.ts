const TRIES = 6;

/**
 * CPU time of an action in milliseconds: of the process, so that a busy machine counts little. An action that takes
 * longer than `enough` is tried again, and the fastest of six counts, because the collector or the compiler may have
 * run meanwhile.
 */
export async function cpuMillis(action: () => unknown, enough: number, tries = TRIES): Promise<number> {
  const before = process.cpuUsage();
  await action();
  const { user, system } = process.cpuUsage(before);
  const took = (user + system) / 1_000;
  return took < enough || tries === 1 ? took : Math.min(took, await cpuMillis(action, enough, tries - 1));
}
