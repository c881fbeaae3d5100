import type { MessageContent } from './records/comment.js';
import type { EventFormat } from './text-format.js';

/** A message's text, with its files: their names, and their text. */
export function describeContent(
  { text = '', files = [] }: Pick<MessageContent, 'text' | 'files'>,
  format: Pick<EventFormat, 'text' | 'verbatim' | 'file'>,
): string {
  const names = files.map((file) => format.file(file)).join(', ');
  return [text === '' ? '' : format.text(text), names, ...fileTexts(files, format)]
    .filter((part) => part !== '')
    .join('\n');
}

/** The text of files that can be read without opening them. */
export function fileTexts(
  files: NonNullable<MessageContent['files']>,
  { verbatim }: Pick<EventFormat, 'verbatim'>,
): string[] {
  return files.flatMap(({ text }) => (text ? verbatim(text) : []));
}
