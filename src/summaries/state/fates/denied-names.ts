import type { Entry } from '../entry.js';

/** Names of regions, hosts and services: `eu-west`, `db-2.prod`, `node4`. */
const NAME = '[\\p{L}\\p{N}]{1,20}(?:[-_.][\\p{L}\\p{N}]{1,20}){1,4}|\\p{L}{2,12}\\d{1,4}';
/** `eu-west not eu-central`; `db-2, nicht db-3`. */
const NOT_NAME = new RegExp(
  `(?<![\\p{L}\\p{N}_.-])(${NAME}),? (?:and |y |und |et |e )?(?:not|instead of|rather than|nicht|statt|no|en vez de|en lugar de|pas|au lieu de|não|em vez de) (?:the |in |die |la |el )?(${NAME})(?![\\p{L}\\p{N}_-])`,
  'iu',
);
const NOT_NAME_JAPANESE = new RegExp(`(?<other>${NAME})(?:ではなく|じゃなく)(?:て)?、?(${NAME})`, 'iu');
/** Takes a fraction of the time, and most texts have none of these. */
const HAS_DENIAL = /\b(?:not|instead|rather|nicht|statt|no|vez|lugar|pas|lieu)\b|não|ではなく|じゃなく/i;
/** A mistaken name starts with the same letters as the right one. */
const FAMILY = 2;
const WITHIN = 25;

/** The last entry with the name that another entry corrects: `eu-west not eu-central`. */
export function withDeniedName(denial: Entry, earlier: readonly Entry[]): Entry | undefined {
  const denied = deniedName(denial.text);
  if (denied === undefined) return undefined;
  return earlier.findLast(
    ({ text, line, place }) =>
      line !== denial.line &&
      !line.isKey &&
      denial.place - place <= WITHIN &&
      text.toLowerCase().includes(denied),
  );
}

function deniedName(text: string): string | undefined {
  if (!HAS_DENIAL.test(text)) return undefined;
  const [, given = '', denied = ''] = NOT_NAME.exec(text) ?? [];
  const japanese = NOT_NAME_JAPANESE.exec(text);
  const names = japanese ? [japanese[2] ?? '', japanese.groups?.other ?? ''] : [given, denied];
  const [right = '', wrong = ''] = names.map((name) => name.toLowerCase());
  const isFamily = right !== wrong && right.slice(0, FAMILY) === wrong.slice(0, FAMILY);
  return wrong !== '' && isFamily ? wrong : undefined;
}
