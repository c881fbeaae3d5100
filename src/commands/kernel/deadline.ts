import { UpstreamError } from '../../base/errors.js';

/**
 * Resolves to the outcome of work that someone is waiting for. Throws UpstreamError when it takes too long, so the
 * person gets an answer in time. The work may continue, or stop: Lambda freezes a function that has answered, so
 * nothing relies on it.
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
    // The person has an answer by now, so a later failure is ignored.
    work.catch(() => undefined);
  }
}

function tooLate(): UpstreamError {
  return new UpstreamError(
    'too_slow',
    'The incident table is slow to respond. Your request may still go through; check with `/incident show` in a moment.',
    { retryable: true },
  );
}
