import { readRichText } from '../rich-text/read-rich-text.js';
import { oneLine } from '../slack-markup.js';
import { readTextObject } from '../text-object.js';
import { isJsonFields, listIn, textIn } from '../untrusted-json.js';
import type { PartReader, ReadParts } from './part-reader.js';

/** Writes each row on a line, `cell | cell | cell`. Empty cells keep their place; rows without text are left out. */
export const readTable: PartReader = (table, read) => [
  ...read(table.caption),
  ...listIn(table, 'rows')
    .map((row) => (Array.isArray(row) ? row.map((cell) => readCell(cell, read)) : [readCell(row, read)]))
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => cells.join(' | ').trim()),
];

function readCell(cell: unknown, read: ReadParts): string {
  return oneLine(readCellText(cell, read));
}

function readCellText(cell: unknown, read: ReadParts): string {
  if (!isJsonFields(cell)) return typeof cell === 'number' ? String(cell) : readTextObject(cell);
  if (textIn(cell, 'type') === 'action_cell') {
    return read(cell.element).join(' ') || read(cell.fallback).join(' ');
  }
  if (Array.isArray(cell.elements)) return readRichText(cell);
  return readTextObject(cell) || read(cell).join(' ');
}
