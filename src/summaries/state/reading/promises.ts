import type { Statement } from '../../language/statements.js';

/**
 * How people take something on, by language: `procurement, I'll open a ticket`, `ich bau checks dafür`. `I'll be there`
 * takes nothing on.
 */
const TAKES_ON = [
  "(?:i['’]?ll|i will|we['’]ll)(?! (?:be|say|admit|bet|have|see|never|know|need)(?!\\p{L}))",
  '(?:ich|wir) (?:mach|bau|schreib|ruf|kümmer|übernehm|erledig|prüf|schick|frag|leg|stell|richt|änder|reparier|informier|sag)(?:en?)?(?! (?:mir|nichts|nix)(?!\\p{L}))',
  '(?:me (?:encargo|ocupo)|(?:yo )?(?:l[oa] )?(?:hago|preparo|aviso|reviso|escribo|llamo|arreglo|añado|pongo)|(?:yo )?voy a \\p{L}{3,20}r)',
  "je (?:fais|préviens|valide|corrige|appelle|écris|mets|crée|vérifie|contacte|prépare|ajoute|m['’]en (?:occupe|charge)|vais \\p{L}{3,20}(?:er|ir|re))",
  '(?:eu )?(?:faço|aviso|escrevo|ligo|preparo|arrumo|crio|coloco|vou \\p{L}{3,20}r)',
  'я (?:напишу|сделаю|добавлю|проверю|позвоню|спрошу|подготовлю|исправлю|займусь)',
].join('|');
const PROMISES = new RegExp(
  `^(?:(?:ok|okay|then|so|and|yes|yep|und|y|et|e|и),? )?(?:${TAKES_ON})(?!\\p{L})`,
  'iu',
);
const OTHERWISE = ['hedge', 'negation', 'done', 'failure'] as const;

/** Whether someone takes something on, in one of the clauses. */
export function promises({ clauses, cues }: Statement): boolean {
  return !cues.hasAny(...OTHERWISE) && clauses.some((clause) => PROMISES.test(clause));
}
