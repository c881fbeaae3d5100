import type { ComponentChildren } from 'preact';
import { routeOfLink, routePath } from '../route.js';
import { useBasics } from '../workspace-context.js';

/** A link: one to a message of this workspace opens here, any other in a new tab. */
export function Link({ url, children }: { url: string; children: ComponentChildren }) {
  const { go, me } = useBasics();
  const route = routeOfLink(url, location.origin);
  if (!/^(https?|mailto|tel):/.test(url)) return <>{children}</>;
  if (!route) {
    return (
      <a href={url} target="_blank" rel="noreferrer noopener">
        {children}
      </a>
    );
  }
  const own = new URL(url);
  own.searchParams.set('as', me.id);
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    go(route);
  };
  return (
    <a href={own.href} data-route={routePath(route)} onClick={open}>
      {children}
    </a>
  );
}
