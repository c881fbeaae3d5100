/** Endings of participles and adjectives in Spanish and Portuguese, and in French. */
const ADO = '[oa]s?';
const E = 'e?s?';

/** Words for something that doesn't run, or isn't let through. */
const OFF = [
  'paused|stopped|disabled|suspended|halted|muted|silenced|blocked|closed|locked|frozen|held|shut (?:down|off)',
  '(?:is|are|was|were|be|been|stays?|turned|switched|taken|still|now|all) (?:off|down)|(?:off|down) again',
  'abgeschaltet|ausgeschaltet|deaktiviert|pausiert|gestoppt|angehalten|gesperrt|stumm(?:geschaltet)?|(?:ist|sind|wieder|noch|bleibt) (?:aus|zu)',
  `(?:parad|apagad|desactivad|deshabilitad|pausad|bloquead|suspendid|cerrad|silenciad|retenid)${ADO}|detenid${ADO}`,
  `(?:éteint|arrêté|coupé|désactivé|suspendu|bloqué|fermé|retenu)${E}|en pause`,
  `(?:desligad|desativad|suspens|fechad|interrompid|retid)${ADO}`,
].join('|');
/** Words for something that runs, or is let through. */
const ON = [
  'running|resumed|(?:re-?)?enabled|(?:re-?)?activated|unpaused|unmuted|unblocked|unlocked|(?:re-?)?opened|open|armed|lifted|released',
  '(?:is|are|was|were|be|been|stays?|turned|switched|still|now|back|all) (?:on|live)|(?:on|live) again',
  'läuft|laufen|aktiv(?:iert)?|eingeschaltet|angeschaltet|scharf(?:geschaltet)?|entsperrt|freigegeben|(?:ist|sind|wieder|noch|bleibt) (?:an|auf|offen)',
  `(?:activ|activad|encendid|reanudad|habilitad|abiert|desbloquead|liberad)${ADO}`,
  `(?:r?allumé|(?:ré)?activé|relancé|rouvert|ouvert|débloqué|libéré)${E}|actifs?|actives?`,
  `(?:re)?ligad${ADO}|(?:ativ|(?:re)?ativad|retomad|reabert|abert|liberad)${ADO}`,
].join('|');

/** The colors of a cluster, a dashboard or a traffic light. */
const COLORS = {
  red: '(?<!\\p{L})(?:red|rot|rojo|rouge|vermelho)(?!\\p{L})',
  yellow: '(?<!\\p{L})(?:yellow|amber|gelb|amarillo|jaune|amarelo)(?!\\p{L})',
  green: '(?<!\\p{L})(?:green|grün|verde|vert)(?!\\p{L})',
};

const PATTERNS = {
  off: [new RegExp(`(?<!\\p{L})(?:${OFF})(?!\\p{L})`, 'giu'), /停止|無効|オフ|遮断/gu],
  on: [new RegExp(`(?<!\\p{L})(?:${ON})(?!\\p{L})`, 'giu'), /再開|有効|オン(?!ライン)|稼働|解除/gu],
  red: [new RegExp(COLORS.red, 'giu'), /赤/gu],
  yellow: [new RegExp(COLORS.yellow, 'giu'), /黄/gu],
  green: [new RegExp(COLORS.green, 'giu'), /緑/gu],
} as const;

export type Side = keyof typeof PATTERNS;

/** States that exclude each other. */
const GROUPS: readonly (readonly Side[])[] = [
  ['off', 'on'],
  ['red', 'yellow', 'green'],
];

/**
 * Which of the states that exclude each other a text has, such as on or off; undefined if it has none or several. With
 * another state, only those that exclude it are looked for.
 */
export function sideOf(text: string, against?: Side): Side | undefined {
  const plain = text.toLowerCase().replaceAll('’', "'");
  for (const group of GROUPS) {
    if (against !== undefined && !group.includes(against)) continue;
    const sides = group.filter((side) => PATTERNS[side].some((pattern) => plain.search(pattern) >= 0));
    if (sides.length === 1) return sides[0];
  }
  return undefined;
}

/** What a text is about, without the words for these states. */
export function withoutSides(text: string): string {
  return Object.values(PATTERNS)
    .flat()
    .reduce((rest, pattern) => rest.replace(pattern, ' '), text);
}
