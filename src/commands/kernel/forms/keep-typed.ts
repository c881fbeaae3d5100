import { section, withBlocks } from '../../../views/blocks.js';
import { commandsIn } from '../../../views/command-buttons.js';
import { quote } from '../../../views/text.js';
import type { Invocation } from '../invocation.js';
import type { Reply } from '../reply.js';

/** Words, with the command: fewer are typed again faster than they're copied. */
const WORTH_KEEPING = 4;
/** Characters in a section, which also has the marks of a quote. */
const PIECE_MAX = 2_700;

/**
 * A refusal with what was typed, because Slack clears a command from the message box. Buttons have the line already, and
 * run it.
 */
export function keepTyped(reply: Reply, { typed }: Pick<Invocation, 'typed'>): Reply {
  if (reply.kind !== 'message' || typed === undefined || commandsIn(reply.message).length > 0) return reply;
  if (typed.trim().split(/\s+/, WORTH_KEEPING).length < WORTH_KEEPING) return reply;
  const pieces = piecesOf(`/incident ${quote(typed.trim())}`).map((piece) => section(quoteLines(piece)));
  return { ...reply, message: withBlocks(reply.message, [section('You typed:'), ...pieces]) };
}

/** Cut between lines or words. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let left = text;
  while (left.length > PIECE_MAX) {
    const space = left.slice(0, PIECE_MAX).search(/\s\S*$/);
    const end = space > 0 ? space : PIECE_MAX;
    pieces.push(left.slice(0, end));
    left = left.slice(end).trimStart();
  }
  return [...pieces, left];
}

function quoteLines(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}
