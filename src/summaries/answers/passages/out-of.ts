/** `2 of 5`, `2 von 5`, `2 de las 5`, `2/5`, `5台中2台`. */
const OUT_OF =
  /\d{1,6}\s?(?:(?:\p{L}{1,12}\s)?(?:out of|of|von|de|sur|em)\s(?:the |our |den |las |los |les |nos |as |os )?|\/)(\d{1,6})(?![\d.,:/%]|\s?%)|(\d{1,6})[件台人個社枚本店]?中/iu;
/** `All 5`, `alle 5`, `las 5`, `全5台`, `5台とも`. */
const ALL_OF =
  /(?<!\p{L})(?:all|alle|tod[oa]s(?: l[oa]s)?|l[oa]s|tous les|toutes les|les|tod[oa]s [oa]s|[oa]s)\s(?:the )?(\d{1,6})(?![\d.,:/%]|\s?%)|全(?:部で)?(\d{1,6})|(\d{1,6})[件台人個社枚本店](?:とも|全部|すべて)/iu;

/** The number of things of which a text says how many. */
export function totalIn(text: string): string | undefined {
  const [, spaced, joined] = OUT_OF.exec(text) ?? [];
  return spaced ?? joined;
}

/**
 * Whether a text says how many of so many things, or that it's all of them: `all 5 done` after `2 of 5`. Undefined if it
 * has no such number.
 */
export function countsOutOf(text: string, total: string | undefined): boolean | undefined {
  if (total === undefined) return undefined;
  const [, ...all] = ALL_OF.exec(text) ?? [];
  const found = [totalIn(text), ...all].filter((one) => one !== undefined);
  return found.length === 0 ? undefined : found.includes(total);
}
