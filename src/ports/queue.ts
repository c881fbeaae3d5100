/** Starts jobs whose request rows are in the table. */
export interface Queue {
  /** Jobs run in this process, so they don't wait for a worker to start. */
  isLocal?: true;
  /** Jobs of one lane run in order, one at a time. */
  enqueue(job: { requestId: string; lane: string }): Promise<void>;
}
