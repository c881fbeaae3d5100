/** Parts of a building or a plant that go by a number or a letter, by what all forms of the word begin with. */
const PLACES =
  'dock|gate|hall|ward|terminal|aisle|lane|bay|rack|floor|door|pump|platform|shard|tor|linie|schranke|gleis|rampe|kanal|pumpe|etage|puerta|línea|muelle|andén|planta|sala|bomba|quai|voie|ligne|salle|porte|pompe|étage|doca|linha|porta';
/** German writes nouns with a capital. The letter that names a place has one in all languages. */
const EITHER_CASE = PLACES.split('|')
  .map((place) => `[${place.charAt(0)}${place.charAt(0).toUpperCase()}]${place.slice(1)}`)
  .join('|');
const ONE = '\\d{1,3}|[A-Z]';
const TO = '(?:to|through|bis|a|al|hasta|à|até|-|–)';
const AND = '(?:,|and|or|und|oder|y|o|et|ou|e|&|\\+|plus)';
const LISTED = new RegExp(
  `(?<![\\p{L}\\p{N}])(${EITHER_CASE})\\p{L}{0,2} ((?:${ONE})(?:(?:, ?| ?${TO} ?| ?${AND} )(?:${ONE})(?![\\p{L}\\p{N}.:%]))*)(?![\\p{L}\\p{N}.:%]\\S)`,
  'gu',
);
/** `1 to 4`; further ones hardly count places. */
const RANGE = new RegExp(`(\\d{1,3}) ?${TO} ?(\\d{1,3})`, 'giu');
const RANGE_MAX = 30;
const JAPANESE = /(\d{1,3})(?:(?:番|号)?(?:から|〜|～|-)(\d{1,3}))?(番線|番ゲート|号機|番窓口|番レジ)/gu;

/** The numbers and letters of each kind of place. */
export function placesIn(text: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (place: string, ones: readonly string[]) => {
    const known = found.get(place) ?? new Set();
    found.set(place, new Set([...known, ...ones]));
  };
  for (const [, place = '', list = ''] of text.matchAll(LISTED)) {
    const single = list.match(/\d+|[A-Z]/g) ?? [];
    add(place.toLowerCase(), [...single, ...[...list.matchAll(RANGE)].flatMap(between)]);
  }
  for (const [, from = '', to = from, place = ''] of text.normalize('NFKC').matchAll(JAPANESE))
    add(place, between(['', from, to]));
  return found;
}

function between([, from, to]: readonly string[]): string[] {
  const [first, last] = [Number(from), Number(to)];
  if (last < first || last - first > RANGE_MAX) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
}
