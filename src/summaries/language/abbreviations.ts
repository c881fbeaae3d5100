/** A sentence always continues after these: titles, and abbreviations that introduce examples, names or amounts. */
const ALWAYS =
  'e\\.g|i\\.e|eg|ie|cf|vs|approx|incl|excl|esp|resp|aka|a\\.k\\.a|viz|dr|mr|mrs|ms|prof|st|mt|' +
  'ca|bzw|inkl|exkl|ggf|evtl|sog|bspw|vgl|z\\.\\s?b|z\\.\\s?t|d\\.\\s?h|u\\.\\s?a|s\\.\\s?o|s\\.\\s?u|v\\.\\s?a|mind|zzgl|abzgl|fr|hr|dr\\.\\s?med|' +
  'sr|sra|srta|lic|p\\.\\s?ej|ee|aprox|mme|mlle|env|p\\.\\s?ex|dra|profa|av|т\\.\\s?е|напр|ок|г-н|г-жа|см|проф|ул|д-р|кв';

/** It continues after these if a number follows: `fig. 3`, `no. 45`, `Jan. 3`. */
const BEFORE_NUMBER =
  'no|nos|nr|n°|n\\.º|nº|num|núm|№|fig|figs|abb|sec|ch|kap|cap|vol|bd|art|abs|ziff|p|pp|pág|págs|s|v|ver|ext|tel|str|max|máx|min|mín|avg|c|' +
  'jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mär|okt|dez|ene|abr|ago|dic|janv|févr|avr|juil|déc';

/** It continues after these if a lower-case letter follows: `carts, orders, etc. are down`. */
const UNLESS_NEW =
  'etc|usw|et al|usf|inc|ltd|co|corp|llc|gmbh|dept|govt|misc|temp|prev|std|sek|sec|secs|min|mins|hr|hrs|hs|msec|max|mio|mrd|tsd|mill|' +
  'núm|nr|st|str|ft|lb|oz|uu|т\\.\\s?д|т\\.\\s?п|др|пр|гг|пгт|тыс|млн|млрд|руб|мин|сек|ч';

const endingWith = (list: string) => new RegExp(`(?:^|[\\s("„“«'/])(?:${list})\\.\\s?$`, 'iu');

/** Match texts that end with an abbreviation, by what may follow. Single letters don't need a list. */
export const WITH_ABBREVIATION = {
  always: endingWith(ALWAYS),
  beforeNumber: endingWith(BEFORE_NUMBER),
  unlessNew: endingWith(UNLESS_NEW),
} as const;
