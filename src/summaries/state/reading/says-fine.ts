/** `Nope, the cert is fine` clears the certificate. `Errors are down` and `logins work again` clear nothing. */
const IS_FINE =
  /(?<!\p{L})(?:(?:is|are|was|were|looks?) (?:all |just |perfectly |totally |completely )?(?:fine|ok|okay|good|healthy|clean|green|normal|innocent|unaffected)|(?:ist|sind|war|waren|sieht) (?:völlig |alle )?(?:ok|okay|gut|in ordnung|gesund|sauber|unauffällig|grün|normal)|(?:está|están|estaba|va|anda) (?:bien|ok|sano|normal|limpi[oa])|(?:est|sont|était|va) (?:ok|bien|sain|normal|propre)|(?:está|estão|estava) (?:ok|bem|normal|saudável)|в порядке|в норме)(?!\p{L})|正常|問題(?:ない|なし|ありません)|大丈夫/iu;

/** Whether a text says that something is fine. */
export function saysFine(text: string): boolean {
  return IS_FINE.test(text);
}

/** `Checked, not listed` finds nothing. */
const FOUND_NOTHING =
  /^(?:(?:just |already )?(?:checked|looked)|(?:schon )?(?:geprüft|nachgesehen)|(?:ya )?(?:revisado|comprobado|revisé)|vérifié|(?:já )?(?:verifiquei|verificado|conferi)|проверил[аи]?)(?: it| that| das)?,? (?:not|no|nothing|nicht|kein\p{L}*|nichts|nada|ningun\p{L}*|rien|pas|aucun\p{L}*|não|nenhum\p{L}*|ничего|нет|не)(?!\p{L})/iu;
/** `ISP says no outage`, `dicen que no ven nada raro`: others see nothing at their end. */
const SAYS_NOTHING =
  /^(?:\S{1,20} ){0,4}?(?:says?|said|reports?|sees?|sagt|sagen|meldet|melden|sieht|sehen|dicen?|dijo|dijeron|ven?|dit|disent|voit|voient|diz|dizem|disse|vê|говорят|говорит)(?: that| dass| que| qu['’]|,|:)?(?: (?:it|they|he|she|es|sie|ils?|elles?|on|eles?|elas?))?(?: (?:has|have|had|sees?|saw|seen|changed?|ven?|ont?|a|voient|vê|veem|viram|mudaram|haben|sehen|hat))? (?:not?|nothing|none|nichts?|kein\p{L}*|nada|ningun\p{L}*|rien|aucun\p{L}*|pas|não|nenhum\p{L}*|ничего|нет|не)(?!\p{L})(?! (?:idea|one|eta|answer|longer|ahnung|idée|ideia))/iu;
/** `spf ok, dkim ok`, `green`. */
const SOUND =
  /^(?:[^\s,;.]{1,24} ){0,3}?(?:(?:is |are |ist |sind |está |est |responde |looks? |sieht )?(?:all |alles |todo |tout |tudo )?(?:ok|okay|fine|green|healthy|normal|clean|idle|quiet|unchanged|grün|gesund|sauber|unauffällig|gut|bien|verde|limpi[oa]|san[oa]|vert|sain|propre|bem|saudável|limp[oa]))(?: (?:aus|auch|too))?[.!]*(?:$|[,;] )/iu;
/** Whether a few words say that something is fine, as an answer does. */
export function sounds(text: string): boolean {
  return SOUND.test(text);
}

/** Whether someone found nothing wrong, or says that others did. */
export function findsNothing(text: string): boolean {
  return FOUND_NOTHING.test(text) || SAYS_NOTHING.test(text);
}
