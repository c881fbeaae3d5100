import { FRENCH } from './french.js';
import { GERMAN } from './german.js';
import { PORTUGUESE } from './portuguese.js';
import { SPANISH } from './spanish.js';

/** Japanese, which has no spaces between words, is read in its own way. */
export const SPACED_LANGUAGES = [GERMAN, FRENCH, SPANISH, PORTUGUESE];
