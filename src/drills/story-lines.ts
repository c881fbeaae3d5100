import type { TranscriptLine } from '../summaries/transcript.js';
import type { ScriptLine } from './script-line.js';

/** Lines of a script as summaries read those of a record; the sort key is the line's number. */
export function toStoryLines(lines: readonly ScriptLine[]): TranscriptLine[] {
  const atOf = new Map(lines.map(({ number, at }) => [number, at]));
  return lines.map(({ number, at, who, text, thread, isNote }) => {
    const parent = thread === undefined ? undefined : atOf.get(thread);
    return {
      sk: String(number),
      at,
      who: who.name,
      userId: who.id,
      kind: who.isBot ? 'bot' : isNote ? 'note' : 'said',
      text,
      ...(parent !== undefined && { thread: parent }),
      isKey: false,
      detail: {},
    };
  });
}
