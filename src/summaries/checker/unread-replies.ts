import type { TranscriptLine } from '../transcript.js';
import { indexOf } from './index-of.js';

/** More say no more. */
const REPLIES_MAX = 4;

interface Compared {
  sources: readonly TranscriptLine[];
  lines: readonly TranscriptLine[];
}

/** What a claim leaves unread of its threads: a newer reply may take back what it repeats. */
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
