/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** Absent on the last page. */
  cursor?: string;
}

export interface PageQuery {
  limit: number;
  cursor?: string | undefined;
}
