import { LRUCache } from 'lru-cache';
import { lazy } from '../../base/lazy.js';
import { CUE_KINDS, type CueKind, type CueList, cueBit } from './cues/cue-list.js';
import { ENGLISH } from './cues/english.js';
import { FRENCH } from './cues/french.js';
import { GERMAN } from './cues/german.js';
import { JAPANESE } from './cues/japanese.js';
import { PORTUGUESE } from './cues/portuguese.js';
import { RUSSIAN } from './cues/russian.js';
import { SPANISH } from './cues/spanish.js';
import { withoutAccents } from './cues/without-accents.js';
import { type Language, languageOf } from './language-of.js';
import { mayHave, Phrasebook } from './phrasebook.js';

const LISTS: Readonly<Record<Language, CueList>> = {
  en: ENGLISH,
  de: GERMAN,
  es: SPANISH,
  fr: FRENCH,
  pt: PORTUGUESE,
  ja: JAPANESE,
  ru: RUSSIAN,
};

const books = new Map<Language | undefined, Phrasebook>();

/** Built on first use. All of them together take longer to build than the rest of the worker takes to start. */
function bookOf(language: Language | undefined): Phrasebook {
  const known = books.get(language);
  if (known) return known;
  // In another language, or with too few words to detect one, use the phrases of all.
  const book = new Phrasebook(listsFor(language));
  books.set(language, book);
  return book;
}

function listsFor(language: Language | undefined): CueList[] {
  if (language === undefined) return Object.values(LISTS);
  const list = LISTS[language];
  // In Portuguese, `nao` is never another word. In Spanish and French, too many words have a twin with an accent.
  return language === 'pt' ? [list, withoutAccents(list)] : [list];
}

/** The cues of a text. */
export class Cues {
  /** One bit per kind. */
  readonly bits: number;

  constructor(bits: number) {
    this.bits = bits;
  }

  has(kind: CueKind): boolean {
    return (this.bits & cueBit(kind)) !== 0;
  }

  hasAny(...kinds: CueKind[]): boolean {
    for (const kind of kinds) if (this.has(kind)) return true;
    return false;
  }

  all(): CueKind[] {
    return CUE_KINDS.filter((kind) => this.has(kind));
  }
}

/** Reading a message asks for the cues of the same text several times in a row. */
const recent = new LRUCache<string, Cues>({ max: 500 });

export function cuesIn(text: string, language = languageOf(text)): Cues {
  const key = `${language} ${text}`;
  const known = recent.get(key);
  if (known) return known;
  const cues = readCues(text, language);
  recent.set(key, cues);
  return cues;
}

/** The same without caching, for texts that are only read once. */
export function readCues(text: string, language: Language | undefined): Cues {
  return new Cues(bookOf(language).read(text));
}

const mayInstruct = lazy(() => mayHave('instruction', Object.values(LISTS)));

/** Whether a text addresses a machine, in any language. A quick check skips most texts. */
export function isInstruction(text: string): boolean {
  if (!mayInstruct()(text)) return false;
  return cuesIn(text, 'en').has('instruction') || cuesIn(text).has('instruction');
}

/** The cues of statements that are joined. */
export function cuesOfAll(all: readonly Cues[]): Cues {
  const [first] = all;
  if (first !== undefined && all.length === 1) return first;
  return new Cues(all.reduce((bits, cues) => bits | cues.bits, 0));
}
