import { StaleReadError } from './errors.js';

/**
 * Reads, decides and writes again, `turns` times in all, while someone else is faster. `attempt` must do all three.
 * Throws StaleReadError when others kept being faster.
 */
export async function retryStale<T>(turns: number, attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof StaleReadError) || turns <= 1) throw error;
    return retryStale(turns - 1, attempt);
  }
}
