import { fromIso } from '../base/timestamp.js';

/**
 * The citations of a claim that are worth showing as times. All with a link are; without one, a second source of the
 * same minute would only repeat its time.
 */
export function distinctSources(
  citations: readonly string[],
  isLinked: (citation: string) => boolean = () => false,
): readonly string[] {
  const seen = new Set(citations.filter(isLinked).map(minuteOf));
  return citations.filter((citation) => {
    if (isLinked(citation)) return true;
    const minute = minuteOf(citation);
    const isNew = minute === undefined || !seen.has(minute);
    seen.add(minute);
    return isNew;
  });
}

function minuteOf(citation: string): string | undefined {
  return fromIso(citation.split('#')[1] ?? '')?.slice(0, 'yyyy-mm-ddThh:mm'.length);
}
