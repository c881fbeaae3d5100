import { fileTexts } from './describe-content.js';
import type { Comment } from './records/comment.js';
import { isMarked } from './records/message-marks.js';
import type { EventFormat } from './text-format.js';

/** One line about a message for the timeline: `File app.log by Alice: see line 40`. */
export function describeMessage(comment: Comment, format: EventFormat): string {
  const mark = isMarked(comment) ? format.icon('pushpin') : '';
  const note = noteOf(comment, format);
  return `${mark}${whatOf(comment, format)}${note === '' ? '' : `: ${note}`}`;
}

/** Names under which the record itself writes; a bot with such a name must not look like it. */
const RESERVED = new Set(['system', 'slack', 'aegis']);

function plainName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** The name that a bot or workflow posted under. */
export function botName({ author_name, author_kind }: Pick<Comment, 'author_name' | 'author_kind'>): string {
  if (author_name === undefined) return author_kind === 'workflow' ? 'A workflow' : 'A bot';
  return RESERVED.has(plainName(author_name)) ? `${author_name} (bot)` : author_name;
}

function whatOf(comment: Comment, format: EventFormat): string {
  const { author_kind, user_id, files = [], source } = comment;
  const isBot = author_kind !== undefined;
  const author = isBot ? format.name(botName(comment)) : format.person(user_id);
  if (files.length > 0) {
    const names = files.map((file) => format.file(file)).join(', ');
    return `${format.strong(files.length === 1 ? 'File' : 'Files')} ${names} ${isBot ? 'from' : 'by'} ${author}`;
  }
  return source === 'note' ? `${format.strong('Note')} by ${author}` : author;
}

/** The states of a bot's message have their own lines. */
function noteOf({ text = '', files = [], states, states_left_out }: Comment, format: EventFormat): string {
  const leftOut = states_left_out === undefined ? '' : `${states_left_out} states in between left out`;
  const said = states === undefined && text !== '' ? format.text(text) : '';
  return [said, ...fileTexts(files, format), leftOut].filter((part) => part !== '').join('\n');
}
