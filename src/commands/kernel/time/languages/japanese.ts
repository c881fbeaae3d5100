/** Without spaces between words, these are looked for anywhere, the longer first. */
const NAMES: readonly (readonly [said: RegExp, english: string])[] = [
  [/昨夜|昨晩/g, 'last night'],
  [/今夜|今晩/g, 'tonight'],
  [/今朝/g, 'this morning'],
  [/明朝/g, 'tomorrow morning'],
  [/一昨日|おととい/g, 'day before yesterday'],
  [/昨日|きのう/g, 'yesterday'],
  [/今日|本日/g, 'today'],
  [/明後日|あさって/g, 'day after tomorrow'],
  [/明日|あした/g, 'tomorrow'],
  [/先週/g, 'last week'],
  [/今週/g, 'this week'],
  [/来週/g, 'next week'],
  [/先月/g, 'last month'],
  [/今月/g, 'this month'],
  [/来月/g, 'next month'],
  [/週末/g, 'weekend'],
  [/正午/g, '12:00'],
  [/月曜日?/g, 'monday'],
  [/火曜日?/g, 'tuesday'],
  [/水曜日?/g, 'wednesday'],
  [/木曜日?/g, 'thursday'],
  [/金曜日?/g, 'friday'],
  [/土曜日?/g, 'saturday'],
  [/日曜日?/g, 'sunday'],
  [/(?:過去|直近|ここ)(?=\s*\d)/g, 'last'],
  [/から|以降/g, 'FROM'],
  [/までに?/g, 'UNTIL'],
  [/[のにはを、]|ごろ|頃|現在/g, ''],
];

const UNITS: Record<string, string> = { 分: 'minutes', 時間: 'hours', 日: 'days', 週間: 'weeks' };
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;
const DATE = /(\d{1,2})月(\d{1,2})日/g;
/** `14時`, `14時30分`, `14時半` and `午後2時`; `2時間` is an amount. */
const CLOCK = /(午前|午後)?(\d{1,2})時(?!間)(?:(\d{1,2})分|(半))?/g;
const AMOUNT = /(\d{1,4})(分|時間|日|週間)間?(半)?(前|後|以内)?/g;

/** `次の更新は15時`, and `次回は15時半に連絡します`, which needs no noun. */
export const NEXT_UPDATE_AT =
  /(?:次回?の?(?:更新|アップデート|報告|連絡|続報)(?:予定)?|次回(?:予定)?(?=[はを:：]?\s?(?:[明今]日|翌朝|午[前後])?\d{1,2}(?:[:：]\d|時|分後)))[はを:：]?\s?([\d:：時分半間後午前明日今夜朝来週月火水木金土曜頃ごろ]{1,20})/u;

/** `昨日14時から15時まで` as `yesterday 14:00 to 15:00`; undefined for a text that isn't Japanese. */
export function japaneseInEnglish(text: string): string | undefined {
  if (!JAPANESE.test(text)) return undefined;
  const numbers = text
    .normalize('NFKC')
    .replace(DATE, (_, month: string, day: string) => ` ${MONTHS[Number(month) - 1] ?? month} ${day} `)
    .replace(CLOCK, (_, half?: string, hour = '', minute = '', isHalf?: string) =>
      clockTime(half, hour, isHalf ? '30' : minute),
    )
    .replace(AMOUNT, (_, count: string, unit: string, half?: string, side?: string) =>
      amount(`${count}${half ? '.5' : ''} ${UNITS[unit]}`, side),
    );
  const words = NAMES.reduce((said, [name, english]) => said.replace(name, ` ${english} `), numbers);
  return asRange(words.split(/\s+/).filter((word) => word !== ''));
}

function clockTime(half: string | undefined, hour: string, minute: string): string {
  const isPm = half === '午後' && Number(hour) < 12;
  return ` ${Number(hour) + (isPm ? 12 : 0)}:${minute.padStart(2, '0')} `;
}

function amount(said: string, side: string | undefined): string {
  if (side === '前') return ` ${said} ago `;
  return side === undefined ? ` ${said} ` : ` in ${said} `;
}

/** What's said after a time in Japanese comes before it in English. */
function asRange(words: readonly string[]): string {
  const from = words.indexOf('FROM');
  const until = words.indexOf('UNTIL');
  const first = words.slice(0, from < 0 ? until : from).join(' ');
  if (from < 0) return until < 0 ? words.join(' ') : `until ${first}`;
  const last = words.slice(from + 1, until < 0 ? undefined : until).join(' ');
  return last === '' ? `since ${first}` : `${first} to ${last}`;
}
