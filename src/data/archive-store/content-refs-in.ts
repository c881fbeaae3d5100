import type { RawItem } from '../table/raw-item.js';

/** An item's references to long texts: its own and its files'. */
export function contentRefsIn({ content_ref, files }: RawItem): string[] {
  const ofFiles = (files?.L ?? []).map(({ M }) => M?.content_ref?.S);
  return [content_ref?.S, ...ofFiles].filter((ref) => ref !== undefined);
}
