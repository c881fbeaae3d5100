import { nearest } from '../base/nearest.js';
import type { EventSink } from '../process/event-sinks.js';
import { ALL_PUBLISHED, isWanted } from './published-types.js';

/** Types that a sink asks for but that are never published, so it would get no events. */
export function unpublishedTypes(sinks: readonly Pick<EventSink, 'name' | 'types'>[]): string[] {
  const names = ALL_PUBLISHED.map(({ name }) => name);
  return sinks.flatMap(({ name, types = [] }) =>
    types
      .filter((type) => !ALL_PUBLISHED.some((published) => isWanted([type], published)))
      .map((type) => {
        const near = nearest(type, names);
        return `The sink ${name} asks for ${type}, which is never published; ${near ? `did you mean ${near}?` : 'docs/events.md lists the types.'}`;
      }),
  );
}
