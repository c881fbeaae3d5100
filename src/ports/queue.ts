/** Starts the slow half of a request that stands in the table. */
export interface Queue {
  /** Jobs of one lane run one after another, in order. */
  enqueue(job: { requestId: string; lane: string }): Promise<void>;
}
