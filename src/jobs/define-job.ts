import type * as z from 'zod';
import type { Timestamp } from '../base/timestamp.js';
import type { AnswerAddress, Request } from '../incidents/records/request.js';
import type { Job, JobRun, WhyFailed } from './job.js';
import type { JobDeps } from './job-deps.js';

/** The delivery a job comes from. The same request id opens the same job once. */
interface JobOrigin {
  requestId: string;
  at: Timestamp;
  /** Where the person made the request; absent if no person did. */
  userId?: string | undefined;
  channelId?: string | undefined;
  threadTs?: string | undefined;
  responseUrl?: string | undefined;
  replaces?: boolean | undefined;
}

interface JobFailure<Payload> extends WhyFailed {
  payload: Payload;
  request: Request;
}

interface JobDeclaration<S extends z.ZodType> {
  kind: string;
  payload: S;
  /** Jobs of one lane run in order, one at a time. Its own lane if absent. */
  lane?(payload: z.output<S>): string;
}

interface JobImplementation<S extends z.ZodType> {
  run(deps: JobDeps, run: JobRun<z.output<S>>): Promise<void>;
  /** Notifies the person once the job has failed for good. */
  onFailure?(deps: JobDeps, failure: JobFailure<z.output<S>>): Promise<void>;
}

interface JobOpener<S extends z.ZodType> {
  kind: string;
  /** The request row, for one transaction with what the job is about. */
  buildRequest(origin: JobOrigin, payload: z.input<S>): Request;
  /** Starts a job whose row is already written. */
  start(deps: Pick<JobDeps, 'queue'>, origin: JobOrigin, payload: z.input<S>): Promise<void>;
  /**
   * Writes the request row and starts the job. A redelivery writes nothing but still starts it: the first delivery may
   * have died in between, and starting a finished job does nothing.
   */
  open(deps: Pick<JobDeps, 'queue' | 'store'>, origin: JobOrigin, payload: z.input<S>): Promise<void>;
}

type Place = Pick<JobOrigin, 'channelId' | 'threadTs' | 'responseUrl' | 'replaces'> & { userId: string };

/** Where the person who made a request gets the answer. */
export function addressOf({ userId, channelId, threadTs, responseUrl, replaces }: Place): AnswerAddress {
  return {
    user_id: userId,
    ...(channelId !== undefined && { channel_id: channelId }),
    ...(threadTs !== undefined && { thread_ts: threadTs }),
    ...(responseUrl !== undefined && { response_url: responseUrl }),
    ...(replaces && { replaces }),
  };
}

export interface DeclaredJob<S extends z.ZodType> extends JobOpener<S> {
  /** The job itself, which may be in a room that its opener must not import. */
  implement(implementation: JobImplementation<S>): Job;
}

export type DefinedJob<S extends z.ZodType> = JobOpener<S> & Job;

/** Declares a job that others open without importing its implementation; see `defineJob` for the usual case. */
export function declareJob<S extends z.ZodType>({
  kind,
  payload: schema,
  lane,
}: JobDeclaration<S>): DeclaredJob<S> {
  const job: DeclaredJob<S> = {
    kind,
    buildRequest: ({ requestId, at, ...where }, payload) => ({
      request_id: requestId,
      kind,
      ...(where.userId !== undefined && { answer_to: addressOf({ ...where, userId: where.userId }) }),
      ...(lane && { lane: lane(schema.parse(payload)) }),
      state: 'OPEN',
      created_at: at,
      payload: payload as Request['payload'],
      steps: {},
      attempts: 0,
    }),
    start: (deps, origin, payload) =>
      deps.queue.enqueue({
        requestId: origin.requestId,
        lane: lane?.(schema.parse(payload)) ?? origin.requestId,
      }),
    async open(deps, origin, payload) {
      await deps.store.openRequest(job.buildRequest(origin, payload));
      await job.start(deps, origin, payload);
    },
    implement: ({ run, onFailure }) => ({
      kind,
      run: (deps, jobRun) => run(deps, { ...jobRun, payload: schema.parse(jobRun.request.payload) }),
      ...(onFailure && {
        onFailure: (deps: JobDeps, request: Request, why: WhyFailed) =>
          onFailure(deps, { payload: schema.parse(request.payload), request, ...why }),
      }),
    }),
  };
  return job;
}

/**
 * Defines the slow half of a request: its payload, its lane, what it does and what happens when it fails for good.
 *
 * @example
 * const postNote = defineJob({
 *   kind: 'note',
 *   payload: z.object({ channel_id: z.string(), text: z.string() }),
 *   lane: ({ channel_id }) => channel_id,
 *   run: (_deps, { payload, postOnce }) =>
 *     postOnce({ channelId: payload.channel_id, message: notice(payload.text) }),
 * });
 * await postNote.open(deps, invocation, { channel_id, text });
 */
export function defineJob<S extends z.ZodType>(
  definition: JobDeclaration<S> & JobImplementation<S>,
): DefinedJob<S> {
  const { implement, ...opener } = declareJob(definition);
  return { ...opener, ...implement(definition) };
}
