/** The parts of a monitor event's title: `[P1] [Triggered on {host:db-1}] Disk is full`. */
interface DatadogTitle {
  text: string;
  transition?: string;
  /** `host:db-1` */
  scope?: string;
  priority?: string;
}

const PREFIX = /^\[([^\]]{1,200})\]\s*/;
const TRANSITION =
  /^((?:Re-)?(?:Triggered|Warn|No Data)|(?:Warn |No Data )?Recovered|Renotify)(?: on \{([^}]{0,180})\})?$/i;
const PRIORITY = /^P[1-5]$/i;

/**
 * Removes priorities and transitions from the start of a title; other words in
 * brackets are the operator's own.
 */
export function readDatadogTitle(title: string): DatadogTitle {
  const prefix = PREFIX.exec(title);
  if (!prefix) return { text: title };
  const [whole, inside = ''] = prefix;
  const rest = () => readDatadogTitle(title.slice(whole.length));
  if (PRIORITY.test(inside)) return { ...rest(), priority: inside };
  const [, transition, scope] = TRANSITION.exec(inside) ?? [];
  if (transition === undefined) return { text: title };
  return { ...rest(), transition, ...(scope !== undefined && { scope }) };
}
