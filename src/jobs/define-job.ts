import type * as z from 'zod';
import type { Timestamp } from '../base/timestamp.js';
import type { Request } from '../incidents/records/request.js';
import type { Job, JobRun } from './job.js';
import type { JobDeps } from './job-deps.js';

/** The delivery a job comes from. The same request id opens the same job once. */
export interface JobOrigin {
  requestId: string;
  at: Timestamp;
}

export interface JobFailure<Payload> {
  payload: Payload;
  request: Request;
  /** Safe to show to users. */
  reason: string;
}

interface JobDefinition<S extends z.ZodType> {
  kind: string;
  payload: S;
  /** Jobs of one lane run in order, one at a time. A lane of its own if absent. */
  lane?(payload: z.output<S>): string;
  run(deps: JobDeps, run: JobRun<z.output<S>>): Promise<void>;
  onFailure?(deps: JobDeps, failure: JobFailure<z.output<S>>): Promise<void>;
}

type OpenerDeps = Pick<JobDeps, 'queue' | 'store'>;

export interface DefinedJob<S extends z.ZodType> extends Job {
  /** The request row, for writing in one transaction with what the job is about. */
  buildRequest(origin: JobOrigin, payload: z.input<S>): Request;
  /** Starts a job whose row is already written. */
  start(deps: Pick<JobDeps, 'queue'>, origin: JobOrigin, payload: z.input<S>): Promise<void>;
  /**
   * Writes the request row and starts the job. A redelivery writes nothing but starts it too: the first delivery may
   * have died in between, and starting a finished job does nothing.
   */
  open(deps: OpenerDeps, origin: JobOrigin, payload: z.input<S>): Promise<void>;
}

/**
 * Declares the slow half of a request: its payload, its lane, what it does and what happens when it fails for good.
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
export function defineJob<S extends z.ZodType>(definition: JobDefinition<S>): DefinedJob<S> {
  const { kind, payload: schema, onFailure } = definition;
  const laneOf = (origin: JobOrigin, payload: z.input<S>) =>
    definition.lane?.(schema.parse(payload)) ?? origin.requestId;
  const job: DefinedJob<S> = {
    kind,
    run: (deps, run) => definition.run(deps, { ...run, payload: schema.parse(run.request.payload) }),
    buildRequest: ({ requestId, at }, payload) => ({
      request_id: requestId,
      kind,
      state: 'OPEN',
      created_at: at,
      payload: payload as Request['payload'],
      steps: {},
      attempts: 0,
    }),
    start: (deps, origin, payload) =>
      deps.queue.enqueue({ requestId: origin.requestId, lane: laneOf(origin, payload) }),
    async open(deps, origin, payload) {
      await deps.store.openRequest(job.buildRequest(origin, payload));
      await job.start(deps, origin, payload);
    },
  };
  if (!onFailure) return job;
  return {
    ...job,
    onFailure: (deps, request, reason) =>
      onFailure(deps, { payload: schema.parse(request.payload), request, reason }),
  };
}
