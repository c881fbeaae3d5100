/** Other names of the usual roles, by language. Reminders, answers and the card use one name for each. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  commander: [
    '',
    'lead, ic, incident commander, incident lead, incident manager',
    'einsatzleiter, einsatzleiterin, einsatzleitung, kommandant, kommandantin',
    'comandante, comandante del incidente, líder del incidente, jefe del incidente',
    "commandant, commandante, commandant d'incident, responsable d'incident",
    'comandante do incidente, líder do incidente',
    '指揮官, 指揮者, 指揮, インシデントコマンダー, コマンダー',
    'командир, командир инцидента, руководитель инцидента',
  ],
  comms: [
    'comms lead, communication, communications, communications lead',
    'kommunikation',
    'comunicación, comunicaciones',
    'comunicação',
    '広報, コミュニケーション',
    'коммуникация, коммуникации',
  ],
  scribe: [
    'protokoll, protokollführer, protokollführerin, protokollant, protokollantin, schriftführer, schriftführerin',
    'escriba',
    'greffier, greffière',
    'escrivão, escrivã',
    '書記, 記録, 記録係',
    'секретарь',
  ],
  ops: ['ops lead, operations', '運用'],
};

/** A role's name, by its other names. */
export const COMMON_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([role, languages]) =>
    languages.flatMap((names) => names.split(', ').map((name): [string, string] => [name, role])),
  ),
);
