import { UpstreamError, WithheldError } from '../base/errors.js';
import type { Request } from '../incidents/records/request.js';
import type { IfLost, JobRun } from './job.js';
import type { JobDeps } from './job-deps.js';

/** An optional step that may succeed when the job runs again. */
export interface Missed {
  step: string;
  error: UpstreamError;
  ifLost: IfLost | undefined;
}

/** What a job can do exactly once, however often it runs. `missed` collects the optional steps that failed for now. */
export function startRun(deps: JobDeps, request: Request): { run: JobRun; missed: Missed[] } {
  const { store, logger } = deps;
  const { request_id, steps } = request;
  const mayExist = request.attempts > 1;
  const missed: Missed[] = [];
  const key = (step: string) => (step === 'post' ? request_id : `${request_id}-${step}`);
  const run: JobRun = {
    payload: request.payload,
    request,
    postOnce: ({ channelId, about, message, step: name = 'post', as, threadTs }) =>
      run.step(name, (mayHavePosted) =>
        deps.show.post(channelId, message, {
          about,
          key: key(name),
          since: request.created_at,
          mayExist: mayHavePosted,
          as,
          threadTs,
        }),
      ),
    postEphemeralOnce: ({ channelId, userId, about, message, step: name = 'notify' }) =>
      run.step(name, () => deps.show.notify({ channelId, userId }, message, about)),
    uploadOnce: ({ channelId, about, step: name = 'upload', build }) =>
      run.step(name, async (mayHaveUploaded) => {
        const file = await build();
        if (!file) return false;
        const since = request.created_at;
        await deps.show.upload(channelId, file, { about, since, mayExist: mayHaveUploaded });
        return true;
      }),
    async step<T>(name: string, act: (mayExist: boolean) => Promise<T>): Promise<T> {
      if (name in steps) return steps[name] as T;
      const result = await act(mayExist);
      await store.saveStep(request, { step: name, result });
      steps[name] = result;
      return result;
    },
    async attempt(name, act, ifLost) {
      try {
        await act();
      } catch (error) {
        if (error instanceof WithheldError) {
          logger.info({ request_id, step: name }, 'an optional step was withheld');
          return;
        }
        if (!(error instanceof UpstreamError)) throw error;
        logger.warn({ request_id, step: name, code: error.upstreamCode }, 'an optional step was refused');
        if (error.retryable) missed.push({ step: name, error, ifLost });
      }
    },
  };
  return { run, missed };
}
