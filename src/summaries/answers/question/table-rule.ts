/** Questions that the table answers, however they're worded. */
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
  /** Sets of words; the question needs at least one of each. */
  needs: readonly string[];
  /** Other words that the question may have. */
  may?: string;
}
