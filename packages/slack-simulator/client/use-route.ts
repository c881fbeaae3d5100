import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import { type Route, readRoute, routePath } from './route.js';

const LAST_PERSONA = 'persona';

/** The page's place; changing it changes the address, so that links, reloads and the back button work. */
export function useRoute(): { route: Route; go: (route: Route) => void } {
  const [route, setRoute] = useState(() => withPersona(readRoute(new URL(location.href))));
  useLayoutEffect(() => {
    const follow = () => setRoute(withPersona(readRoute(new URL(location.href))));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = useCallback(
    (next: Route) => {
      const to = { ...next, me: next.me ?? route.me };
      if (to.me) sessionStorage.setItem(LAST_PERSONA, to.me);
      history.pushState(null, '', routePath(to));
      setRoute(to);
    },
    [route.me],
  );
  return { route, go };
}

/** A tab keeps its person. */
function withPersona(route: Route): Route {
  return { ...route, me: route.me ?? sessionStorage.getItem(LAST_PERSONA) ?? undefined };
}
