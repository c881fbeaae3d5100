/** What ranges of days are called in the languages that people think in, without accents, the longer first. */
const NAMES: readonly (readonly [said: RegExp, english: string])[] = [
  [/\b(?:gestern abend|hier soir|anoche|ontem a noite)\b|昨夜|昨晩/g, 'last night'],
  [/\b(?:diese woche|cette semaine|esta semana)\b|今週/g, 'this week'],
  [
    /\b(?:(?:letzte|vorige|vergangene) woche|(?:la )?semaine (?:derniere|passee)|(?:la )?semana pasada|(?:a )?semana passada)\b|先週/g,
    'last week',
  ],
  [/\b(?:diesen monat|ce mois(?:-ci)?|este mes)\b|今月/g, 'this month'],
  [/\b(?:letzten monat|(?:le )?mois dernier|(?:el )?mes pasado|(?:o )?mes passado)\b|先月/g, 'last month'],
  [/\b(?:heute|aujourd'hui|hoy|hoje)\b|今日/g, 'today'],
  [/\b(?:gestern|hier|ayer|ontem)\b|昨日/g, 'yesterday'],
  [/\b(?:seit|depuis|desde)(?: (?:el|a|o|le))?\b/g, 'since'],
  [/\b(?:montag|lundi|lunes|segunda-feira)\b|月曜日?/g, 'monday'],
  [/\b(?:dienstag|mardi|martes|terca-feira)\b|火曜日?/g, 'tuesday'],
  [/\b(?:mittwoch|mercredi|miercoles|quarta-feira)\b|水曜日?/g, 'wednesday'],
  [/\b(?:donnerstag|jeudi|jueves|quinta-feira)\b|木曜日?/g, 'thursday'],
  [/\b(?:freitag|vendredi|viernes|sexta-feira)\b|金曜日?/g, 'friday'],
  [/\b(?:samstag|samedi|sabado)\b|土曜日?/g, 'saturday'],
  [/\b(?:sonntag|dimanche|domingo)\b|日曜日?/g, 'sunday'],
];

/** `seit Montag` as `since monday`; a text without such names as it is. */
export function daysInEnglish(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll('\u2019', "'")
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  const english = NAMES.reduce((said, [name, word]) => said.replace(name, word), plain);
  return english === plain ? text : english;
}
