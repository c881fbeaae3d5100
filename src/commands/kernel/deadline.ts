import { UpstreamError } from '../../base/errors.js';

/**
 * The outcome of work that somebody waits for, or an UpstreamError when it takes too long: then they hear so in time,
 * and the work goes on without them.
 */
export async function inTime<T>(answerMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLate()), answerMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // What fails later fails unheard.
    work.catch(() => undefined);
  }
}

function tooLate(): UpstreamError {
  return new UpstreamError(
    'too_slow',
    'The incident table is slow to answer. What you asked for goes on; `/incident show` tells in a moment whether it went through.',
    { retryable: true },
  );
}
