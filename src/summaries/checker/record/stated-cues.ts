import { cueBit } from '../../language/cues/cue-list.js';
import { Cues, cuesIn } from '../../language/cues-in.js';
import type { Language } from '../../language/language-of.js';

/** `Läuft nicht`, `no funciona`: fails, with a negation of its own. */
const WORKS_NOT = new RegExp(
  [
    '(?<!\\p{L})(?:läuft|laufen|lief|liefen|geht|gehen|ging|gingen|lädt|laden|funktionier\\p{L}{1,4}|reagier\\p{L}{1,4}|antworte\\p{L}{1,4})(?: \\p{L}{1,15}){0,2} nicht(?!\\p{L})',
    '(?<!\\p{L})(?:nicht erreichbar|komm(?:t|en)(?: \\p{L}{1,15}){0,2} nicht an)(?!\\p{L})',
    '(?<!\\p{L})no (?:\\p{L}{2,3} )?(?:funciona|responde|pasa|carga|llega|anda|abre)\\p{L}{0,4}',
    '(?<!\\p{L})não (?:\\p{L}{1,3} )?(?:funciona|responde|carrega|chega|abre|entra)\\p{L}{0,4}',
    '(?<!\\p{L})ne (?:\\p{L}{1,3} )?(?:marche|marcha|fonctionne|fonctionna|charge)\\p{L}{0,4}(?: \\p{L}{1,12})? (?:pas|plus)(?!\\p{L})',
  ].join('|'),
  'giu',
);

/** The cues of a clause. What doesn't work fails, and isn't denied to fail. */
export function statedCues(text: string, language: Language | undefined): Cues {
  const cues = cuesIn(text, language);
  if (!cues.has('failure') || !cues.has('negation')) return cues;
  const rest = text.replace(WORKS_NOT, ' ');
  if (rest === text || cuesIn(rest, language).has('negation')) return cues;
  return new Cues(cues.bits & ~cueBit('negation'));
}
