/** Question words in every supported language, separated by spaces, for rules about the table. */
export const WHO = "who who's whom wer wem quién qui quem 誰";
export const WHEN = "when when's time wann uhrzeit cuándo cuando quand quando いつ seit since";
/** Words about the incident as a whole. */
export const ABOUT_IT =
  "is are was were be been being the a an this that it its it's thing incident outage issue problem here right now still currently actually atm rn of in on for to at all everything things we us our you i do does did has have had there then so yet already again anymore today currently current latest exactly whole moment and or " +
  'pls please plz grade grad gerade eben denn nun yet us me tell anyone anybody ist sind war waren wird wurde das der die den dem dieser dieses es hier gerade jetzt noch schon eigentlich wieder alles ganze vorfall störung ausfall problem ding sache wir ihr denn mal bei und aktuell immer nun seit hat haben im moment ' +
  'really overall worst failing breaking 今 現在 誰 全体 ' +
  "es está ta el la los ya estamos estás con esto ahora incidente esto todo ya ha han le les ont ce moment momento neste c'est est l'incident maintenant ça o incidente agora";
