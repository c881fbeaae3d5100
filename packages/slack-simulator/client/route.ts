/** A page's place in the workspace. */
export interface Route {
  /** The person at the page; the workspace's first if absent. */
  me?: string | undefined;
  /** A channel's id, or `app`. */
  channel?: string | undefined;
  /** The parent of the open thread. */
  thread?: string | undefined;
  /** The message that a link points to. */
  linked?: string | undefined;
}

const PERMALINK = /^\/archives\/([A-Z0-9]+)\/p(\d{10})(\d{6})$/;

/** Reads `/?as=U1#C1/170000.000100` and permalinks, `/archives/C1/p1700000000000100?thread_ts=…`. */
export function readRoute({ pathname, search, hash }: Pick<URL, 'pathname' | 'search' | 'hash'>): Route {
  const query = new URLSearchParams(search);
  const me = query.get('as') ?? undefined;
  const [, channel, seconds, micros] = PERMALINK.exec(pathname) ?? [];
  if (channel) {
    const thread = query.get('thread_ts') ?? undefined;
    return { me, channel, linked: `${seconds}.${micros}`, thread };
  }
  const [place, threadTs] = hash.slice(1).split('/');
  return { me, channel: place || undefined, thread: threadTs || undefined };
}

export function routePath({ me, channel, thread }: Route): string {
  const place = channel ? `#${[channel, thread].filter(Boolean).join('/')}` : '';
  return `/${me ? `?as=${me}` : ''}${place}`;
}

/** Whether a link leads to this workspace, and where; undefined for other sites. */
export function routeOfLink(href: string, origin: string): Route | undefined {
  const url = URL.parse(href, origin);
  return url?.origin === origin && PERMALINK.test(url.pathname) ? readRoute(url) : undefined;
}
