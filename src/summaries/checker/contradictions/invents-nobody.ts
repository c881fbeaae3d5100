import type { Piece } from '../record/evidence.js';
import { leavesOpen } from './left-open.js';

const NOBODY =
  /(?<!\p{L})(?:nobody|no[- ]one|niemand(?:en|em)?|keiner|nadie|ninguno|personne n|ninguém|никто|никого)(?!\p{L})|誰も/iu;
/** `None`, `no guests`, `keine Gäste`, `we don't have anyone`. */
const NONE =
  /(?<!\p{L})(?:no|none|nope|zero|0|without|nein|keine?[nmrs]?|ohne|ningun[oa]?s?|ningún|sin|aucune?|non|sans|nenhuma?|não|nao|sem|нет|ни|any(?:one|body)|alone|empty)(?!\p{L})|ない|なし|ません|いえ/iu;

interface Compared {
  claim: string;
  pieces: readonly Piece[];
}

/** Whether the claim says that nobody did something, and no line has a word for none: `the lock isn't back yet`. */
export function inventsNobody({ claim, pieces }: Compared): boolean {
  if (!NOBODY.test(claim) || leavesOpen(claim)) return false;
  return !pieces.some(({ line }) => NOBODY.test(line.text) || NONE.test(line.text));
}
