import type { Request } from '../incidents/records/request.js';
import type { Deps } from '../ports/deps.js';

/** One run of a job; a job may run several times, after a crash or a failure. */
export interface JobRun {
  request: Request;
  /**
   * Does a step at most once: its result is kept, and later runs get it back instead of doing it again. `mayExist`
   * tells that an earlier run may have done it and died before its result was kept.
   */
  step<T>(name: string, run: (mayExist: boolean) => Promise<T>): Promise<T>;
  /**
   * Does something that Slack may refuse without failing the job: the refusal goes to the log, and the job runs
   * again for it when that may help.
   */
  attempt(name: string, run: () => Promise<unknown>): Promise<void>;
}

/** The slow half of something people asked for. */
export interface Job {
  /** Stored in the request; never renamed while requests are open. */
  kind: string;
  run(deps: Deps, job: JobRun): Promise<void>;
  /** Tells whoever asked that it could not be done, or not all: `request.steps` has what was. `reason` they may read. */
  onFailure?(deps: Deps, request: Request, reason: string): Promise<void>;
}
