/** The only letter whose small form is two characters. */
const DOTTED = /İ/g;

/** The text with every letter small, in which everything has the place that it has in the text. */
export const inSmallLetters = (text: string) => text.replace(DOTTED, 'i').toLowerCase();
