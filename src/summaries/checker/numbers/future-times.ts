/** Times that are yet to come, whatever the verb. `This morning` and `guten Morgen` aren't. */
const COMING = [
  'tomorrow|tmrw|tonight|later today|in the morning|at the earliest|next (?:week|month|quarter|sprint|year)',
  '(?<!\\b(?:guten|heute|gestern|jeden|am|diesen) )morgen|übermorgen|nachher|frühestens|heute (?:abend|nachmittag|nacht)|nächste[rns]? (?:woche|monat|quartal|jahr)',
  '(?<!\\b(?:esta|la|una|cada) )mañana|esta (?:tarde|noche)|la próxima semana|el próximo mes|la semana que viene|que viene',
  'demain|ce soir|cet après-midi|la semaine prochaine|le mois prochain',
  'amanhã|hoje à (?:tarde|noite)|semana que vem|próxima semana|próximo mês|mês que vem',
].join('|');
const TOMORROW = new RegExp(`(?<!\\p{L})(?:${COMING})(?!\\p{L})`, 'iu');
const TOMORROW_JAPANESE = /明日|明朝|来週|来月|今夜|今週中|次回/u;

/** A day of the week or month is in the future unless the text is about the past. */
const DAYS = [
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!\\p{L}|s)',
  '(?:mon|diens|donners|frei|sams|sonn)tag(?!\\p{L})|mittwoch(?!\\p{L})',
  '(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)(?!\\p{L})',
  '(?:lun|mar|mercre|jeu|vendre|same)di(?!\\p{L})|dimanche(?!\\p{L})',
  '(?:(?:na|até|pra|para) (?:segunda|terça|quarta)|(?:segunda|terça|quarta)-feira|(?:quinta|sexta)(?:-feira)?)(?!\\p{L})',
  'by the \\d{1,2}(?:st|nd|rd|th)|bis zum \\d{1,2}\\.',
  "(?:(?:hasta|para) el|jusqu'au|até o dia|até dia) \\d{1,2}(?![\\d:.,%])",
].join('|');
const DAY = new RegExp(
  `(?<!\\p{L})(?<!\\b(?:since|last|from|seit|letzten|vom|von|desde|pasado|depuis) )(?:el |le |am |on )?(?:${DAYS})`,
  'iu',
);
const DAY_JAPANESE = /[月火水木金土日]曜/u;

/** How people refer in hindsight to what was then the future. */
const LOOKING_BACK =
  /(?<!\p{L})(?:the (?:next|following) (?:day|morning|week)|the day after|am (?:nächsten|folgenden) (?:tag|morgen)|tags darauf|al día siguiente|le lendemain|no dia seguinte)(?!\p{L})|翌/iu;

export function looksBackOnIt(text: string): boolean {
  return LOOKING_BACK.test(text);
}

/** Whether a text names a time that's certainly still to come. */
export function saysComing(text: string): boolean {
  return TOMORROW.test(text) || TOMORROW_JAPANESE.test(text);
}

/** Whether a text names a day, which is still to come when nothing about it is past. */
export function namesDay(text: string): boolean {
  return DAY.test(text) || DAY_JAPANESE.test(text);
}
