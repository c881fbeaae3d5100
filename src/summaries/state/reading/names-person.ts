const NAMES_MAX = 3;
const WORD = /[\p{L}\p{N}]{1,30}/gu;
const LINKS: ReadonlySet<string> = new Set(
  'and und y et e is ist es est é does did will hat macht lo hace fait faz'.split(' '),
);
/** `I think Bob is`: a guess at who it is names them, too. */
const HEDGE =
  /^(?:(?:i )?(?:think|guess|believe)(?: it['’]?s| that['’]?s)?|maybe|probably|(?:ich )?(?:glaube?|denke?|vermute?)|vielleicht|wahrscheinlich|creo que|quizás|je crois(?: que)?|peut-être|acho que|talvez|наверное|кажется) /iu;
/** `Team payments`, `the platform team`. */
const TEAM =
  /^(?:the |das |el |l['’]|o )?(?:(?:team|equipo|équipe|equipe) [\p{L}\p{N}-]{2,30}|[\p{L}\p{N}-]{2,30}(?: |-)team)[.!]?$/iu;

/**
 * `Dana from facilities, by friday`, `Frau Weber aus der Technik`: where someone belongs comes right after the name. Not
 * `Error de red`, nor `Bug in checkout`.
 */
const BELONGS =
  /^(?!(?:Error|Fallo|Fehler|Problema?|Bug|Status|State|Panne|Falha|Update|Alert|Alarm|Message|Nachricht|Mensaje|Request|Reports?|Traffic)(?!\p{L}))(?:(?:Ms|Mrs|Mr|Dr|Frau|Herr|Señora?|Sra?|Mme|Mlle|M)\.? )?\p{Lu}\p{Ll}[\p{L}-]{1,20}(?: \p{Lu}[\p{L}-]{1,20})? (?:from|at|aus|von|vom|bei|de|del|d['’]|du|do|da)(?: (?:the|der|dem|la|las|los|el|les|o|a))? ?\p{L}{2,20}(?:[.!]?$|, )/u;

/** Whether a text begins with someone's name and where they belong. */
export function introduces(text: string): boolean {
  return BELONGS.test(text.replace(HEDGE, ''));
}

/** Whether a text is hardly more than names, in lower case in `people`, the name of a team, or who is where. */
export function namesPerson(text: string, people: ReadonlySet<string>): boolean {
  const plain = text.replace(HEDGE, '');
  if (TEAM.test(plain) || introduces(plain)) return true;
  const words = (plain.toLowerCase().match(WORD) ?? []).filter((word) => !LINKS.has(word));
  return words.length <= NAMES_MAX && people.has(words[0] ?? '') && !/[?？]/.test(plain);
}
