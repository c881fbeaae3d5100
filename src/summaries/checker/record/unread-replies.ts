import type { TranscriptLine } from '../../transcript.js';
import { indexOf } from './index-of.js';

/** More than this makes no difference. */
const REPLIES_MAX = 4;

interface Compared {
  sources: readonly TranscriptLine[];
  lines: readonly TranscriptLine[];
}

/** Features of newer replies that the claim doesn't cite, which may take back what it repeats. */
export function unreadReplies({ sources, lines }: Compared): Record<string, number> {
  const threads = new Set(sources.map(({ at, thread }) => thread ?? at));
  const cited = new Set(sources.map(({ sk }) => sk));
  const newest = sources.reduce((latest, { at }) => (at > latest ? at : latest), '');
  const later = indexOf(lines)
    .repliesIn(threads)
    .filter(({ at, sk }) => at > newest && !cited.has(sk));
  return {
    unread: Number(later.length > 0),
    'unread replies': Math.min(later.length, REPLIES_MAX) / REPLIES_MAX,
  };
}
