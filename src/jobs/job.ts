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
  /** Posts under another name than Aegis's own. */
  as?: Guise;
  /** Slack `ts` of the first message of the thread to reply in. */
  threadTs?: string | undefined;
}

/** A message that one person sees in a channel, sent once. */
interface OnceEphemeral extends Omit<OncePost, 'channelId' | 'as' | 'threadTs'> {
  /** Absent where the request was made in no channel. */
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
  /** Undefined when there's nothing to upload. */
  build(): Promise<UploadedFile | undefined>;
}

/** Why a job failed for good, as sentences for the person who asked. */
export interface WhyFailed {
  /** With what they can do, such as trying again. */
  reason: string;
  /** Only what happened: for jobs that kept everything, which nobody has to ask for twice. */
  fact: string;
}

/** Says that an optional part of a job wasn't done in the end. */
export type IfLost = (error: UpstreamError) => Promise<unknown>;

/** One run of a request's job. A job may run several times, after a crash or a failure. */
export interface JobRun<Payload = unknown> {
  payload: Payload;
  request: Request;
  /**
   * Runs a step at most once: its result is stored, and later runs get it back instead. `mayExist` is true when an
   * earlier run may have finished the step and died before its result was stored.
   */
  step<T>(name: string, run: (mayExist: boolean) => Promise<T>): Promise<T>;
  /**
   * Runs something Slack may refuse, or that nobody may see anymore, without failing the job: it's logged, and retried
   * when that may help. `ifLost` runs when it has failed at the last try, too, for what people have to know of.
   */
  attempt(name: string, run: () => Promise<unknown>, ifLost?: IfLost): Promise<void>;
  postOnce(post: OncePost): Promise<PostedMessage>;
  postEphemeralOnce(post: OnceEphemeral): Promise<void>;
  /** Uploads a file once and resolves to whether there is one; `build` runs only when it wasn't uploaded before. */
  uploadOnce(upload: OnceUpload): Promise<boolean>;
}

/** A job as the worker sees it: the payload is checked inside. */
export interface Job {
  /** Stored in the request row; don't rename it while requests are open. */
  kind: string;
  run(deps: JobDeps, run: JobRun): Promise<void>;
  /** Notifies the person who made the request; `request.steps` has what was done. `why` is safe to show. */
  onFailure?(deps: JobDeps, request: Request, why: WhyFailed): Promise<void>;
}
