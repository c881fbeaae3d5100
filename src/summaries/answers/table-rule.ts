/** Questions that the table answers, however they are worded. */
export type TableQuestion =
  | 'acknowledged'
  | 'mitigated'
  | 'closed'
  | 'responders'
  | 'tasksDone'
  | 'overdue'
  | 'updates'
  | 'redacted'
  | 'commander'
  | 'state'
  | 'severityChange'
  | 'start'
  | 'end'
  | 'duration'
  | 'declarer'
  | 'reporter';

export interface TableRule {
  type: TableQuestion;
  /** One word of each has to be there. */
  needs: readonly string[];
  /** May be there as well. */
  may?: string;
}
