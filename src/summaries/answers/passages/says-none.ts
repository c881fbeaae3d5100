/** `None, they're queued`: how people answer whether there was any. */
const NONE =
  /^(?:none|nobody|no one|nothing|zero|0|keine[rsn]?|niemand|nichts|nichts davon|ningun[oa]|ningún|nadie|nada|aucune?|personne|rien|nenhum|nenhuma|ninguém|zéro|cero)(?= (?:yet|so far|at all|that|of|were|was|lost|bisher|davon|verloren|por ahora|hasta ahora|pour l'instant|até agora)(?!\p{L})|[\s]*[.,;:!–—(-]|\s*$)|^(?:なし|ゼロ|0件|何も|誰も)/iu;

export function saysNone(text: string): boolean {
  return NONE.test(text);
}
