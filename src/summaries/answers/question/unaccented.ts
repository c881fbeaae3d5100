const ACCENTED = /[\u00c0-\u024f]/g;
const ACCENTS = /[\u0300-\u036f]/g;

/** Removes accents without changing the text's length, since people who type fast leave them out. */
export function unaccented(text: string): string {
  return text.normalize('NFC').replace(ACCENTED, (letter) => letter.normalize('NFD').replace(ACCENTS, ''));
}
