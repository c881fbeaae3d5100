import type { UpstreamError } from '../base/errors.js';
import type { Request } from '../incidents/records/request.js';
import type { Guise, PostedMessage, UploadedFile } from '../ports/slack.js';
import type { Message } from '../views/blocks.js';
import type { JobDeps } from './job-deps.js';

/** A post to a channel, done once however often the job runs. */
interface OncePost {
  channelId: string;
  /** Ids of the incidents that it shows; empty when it shows none. */
  about: readonly string[];
  message: Message;
  /** Name of the step and part of the idempotency key; needed when a job posts more than once. */
  step?: string;
  /** Posts under a name other than Aegis's own. */
  as?: Guise;
  /** Slack `ts` of the first message of the thread to reply in. */
  threadTs?: string | undefined;
}

/** A message that one person sees in a channel, sent once. */
interface OnceEphemeral extends Omit<OncePost, 'channelId' | 'as' | 'threadTs'> {
  /** Absent if the request wasn't made in a channel. */
  channelId?: string | undefined;
  userId: string;
}

/** A file in a channel, uploaded once. */
interface OnceUpload {
  channelId: string;
  /** Ids of the incidents that it shows; empty when it shows none. */
  about: readonly string[];
  /** Name of the step; needed when a job uploads more than once. */
  step?: string;
  /** Undefined if there's nothing to upload. */
  build(): Promise<UploadedFile | undefined>;
}

/** Why a job failed for good, as sentences for the person who asked. */
export interface WhyFailed {
  /** With the next step, such as trying again. */
  reason: string;
  /** Only what happened: for jobs that kept everything, so nobody has to ask again. */
  fact: string;
}

/** Reports that an optional part of a job failed for good. */
export type IfLost = (error: UpstreamError) => Promise<unknown>;

/** One run of a request's job. A job may run several times, after a crash or a failure. */
export interface JobRun<Payload = unknown> {
  payload: Payload;
  request: Request;
  /**
   * Runs a step at most once: its result is stored, and later runs get it back. `mayExist` is true if an earlier run
   * may have finished the step and died before storing its result.
   */
  step<T>(name: string, run: (mayExist: boolean) => Promise<T>): Promise<T>;
  /**
   * Runs something that Slack may refuse, or that nobody may see anymore, without failing the job: it's logged, and
   * retried if that may help. `ifLost` runs when the last attempt has failed, too, for what people have to know about.
   */
  attempt(name: string, run: () => Promise<unknown>, ifLost?: IfLost): Promise<void>;
  postOnce(post: OncePost): Promise<PostedMessage>;
  postEphemeralOnce(post: OnceEphemeral): Promise<void>;
  /** Uploads a file once and resolves to whether there is one; `build` runs only if it wasn't uploaded before. */
  uploadOnce(upload: OnceUpload): Promise<boolean>;
}

/** A job as the worker sees it: the payload is checked inside. */
export interface Job {
  /** Stored in the request row; don't rename it while requests are open. */
  kind: string;
  run(deps: JobDeps, run: JobRun): Promise<void>;
  /** Notifies the person who made the request; `request.steps` has the finished steps. `why` is safe to show. */
  onFailure?(deps: JobDeps, request: Request, why: WhyFailed): Promise<void>;
}

/**
 * Loads the job of each kind. A worker starts for one job, and loading all of them would make its start a third longer.
 */
export type JobCatalog = Readonly<Record<string, () => Promise<Job>>>;
