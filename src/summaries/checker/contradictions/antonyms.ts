/** Words that exclude each other: sides separated by bars, one group a line. `*` matches any ending. */
const GROUPS = `
higher more increase* rose rising grew raised climb* | lower less fewer decrease* fell falling shrank reduced lowered sank
faster | slower
added adding | removed removing
enabled activated | disabled deactivated
started starting begun | stopped stopping paused
public | private
internal | external
valid | invalid
online | offline
inbound incoming | outbound outgoing
sent | received
primary leader | replica secondary standby follower
lifted | limited imposed
accepted approved | rejected declined refused
holds hold keeps keep kept | loses lose lost
yesterday | today | tomorrow
upgraded upgrade | downgraded downgrade
connected | disconnected
allowed | blocked denied forbidden
north northern | south southern
east eastern | west western
first | last
correct right | wrong incorrect
opened | closed
succeed* successful* | fail*
before | after
same identical | different differs
agrees agreed | objects objected objection disagrees disagreed
manual manually | automatic automatically
temporary temporarily | permanent permanently
read reads | write writes
upstream | downstream
höher mehr gestiegen erhöht | niedriger weniger gesunken gesenkt gefallen
schneller | langsamer
hinzugefügt | entfernt
aktiviert eingeschaltet | deaktiviert abgeschaltet ausgeschaltet
gestartet | gestoppt angehalten
öffentlich* | privat*
gültig* | ungültig*
gestern | heute | morgen
nord norden | süd süden
richtig* korrekt* | falsch*
vor bevor | nach nachdem
gleich* identisch* | anders unterschiedlich* verschieden*
manuell* händisch* | automatisch*
más | menos
activado habilitado | desactivado
ayer | hoy | mañana
subió aumentó | bajó disminuyó
antes | después
igual iguales | distinto distinta distintos distintas diferente diferentes
manual manualmente | automático automática automáticamente
plus | moins
activé | désactivé
avant | après
identique identiques | différent différente différents différentes
manuel manuelle manuellement | automatique automatiquement
hier | aujourd'hui | demain
mais | menos
antes | depois
igual iguais | diferente diferentes
manual manualmente | automático automática automaticamente
ontem | hoje | amanhã
増 上がり | 減 下がり
有効 | 無効
昨日 昨夜 | 今日 本日 | 明日
再開 開始 | 停止`;

interface Side {
  words: ReadonlySet<string>;
  beginnings: readonly string[];
  /** In scripts without spaces, a word may be anywhere. */
  anywhere: readonly string[];
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const WORD = /[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu;

export type Groups = readonly (readonly Side[])[];

/** Groups of words that exclude each other, in the format above. */
export function parseGroups(groups: string): Groups {
  return groups
    .trim()
    .split('\n')
    .map((group) => group.split('|').map((side) => parseSide(side.trim().split(' '))));
}

const PARSED = parseGroups(GROUPS);

function parseSide(all: readonly string[]): Side {
  const spaced = all.filter((word) => !UNSPACED.test(word));
  return {
    words: new Set(spaced.filter((word) => !word.endsWith('*'))),
    beginnings: spaced.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
    anywhere: all.filter((word) => UNSPACED.test(word)),
  };
}

/** Whether one text says `higher` where the other says `lower`, and neither has both. */
export function haveAntonyms(one: string, other: string): boolean {
  return areOnOtherSides(one, other, PARSED);
}

/** Whether each text has exactly one side of a group, and not the same. */
export function areOnOtherSides(one: string, other: string, groups: Groups): boolean {
  const [a, b] = [one, other].map((text) => text.toLowerCase().replaceAll('’', "'"));
  const [own, others] = [wordsIn(a), wordsIn(b)];
  return groups.some((sides) => {
    const [here, there] = [sidesIn(sides, a, own), sidesIn(sides, b, others)];
    return here.length === 1 && there.length === 1 && here[0] !== there[0];
  });
}

function wordsIn(text = ''): string[] {
  return text.match(WORD) ?? [];
}

function sidesIn(sides: readonly Side[], text = '', words: readonly string[] = []): Side[] {
  return sides.filter(
    (side) =>
      words.some((word) => side.words.has(word) || side.beginnings.some((start) => word.startsWith(start))) ||
      side.anywhere.some((word) => text.includes(word)),
  );
}
