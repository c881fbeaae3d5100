import type { Entry } from '../../state/entry.js';
import { beginsAnswer } from '../../state/reading/begins-answer.js';

/** Asks whether something may or has to be done: `can I deploy`, `darf man neu starten`, `faut-il prévenir`. */
const ASKS_LEAVE =
  /^\W{0,3}(?:(?:can|may|should|could) (?:i|we|people|devs|teams|anyone|one)|am i allowed to|are we allowed to|is it (?:ok|okay|safe|fine)(?: for (?:me|us))? to|(?:ok|safe) to|(?:darf|kann|soll|dürfen|können|sollen) (?:ich|man|wir|jemand)|(?:puedo|podemos|se puede|puede uno|debo|debemos)|(?:je peux|on peut|peut-on|puis-je|pouvons-nous|est-ce qu'on peut|est-ce que je peux)|(?:posso|podemos|pode-se|dá pra|dá para|a gente pode)|(?:do (?:we|i) (?:need|have) to|must (?:we|i)|muss (?:ich|man)|müssen wir|hay que|hace falta|tenemos que|faut-il|il faut|precisamos?|é preciso))(?!\p{L})|て(?:も)?(?:いい|よい|大丈夫|構わ)|ちゃだめ|てはいけ/iu;
/** Grants, refuses or demands something, or says on what it depends. */
const RULES_ON_IT =
  /(?<!\p{L})(?:can|can't|cannot|may|must|need|needs|needed|have to|has to|necessary|should|shouldn't|allowed|allow|safe|unsafe|go ahead|green light|ok to|okay to|fine to|free to|wait|hold|holding|freeze|frozen|blocked|unblocked|until|unless|before|not yet|only|please|pls|don't|dont|do not|no one|nobody|never|leave|keep|darf|dürfen|kann|können|muss|müssen|brauchen|brauchts?|nötig|erlaubt|freigegeben|gesperrt|sperre|warten|wartet|bis|erst|bitte|nicht|kein\p{L}{0,2}|niemand|nur|puede[ns]?|pueden|podemos|hay que|hacen? falta|tenemos que|hasta|esperad?|esperen|nadie|no|solo|sin|prohibido|peut|peuvent|pouvez|attend\p{L}{1,3}|faut|besoin|nécessaire|jusqu'à|tant que|ne|pas|personne|seulement|pode|podem|precisa\p{L}{0,3}|preciso|até|esperem?|ninguém|não|só)(?!\p{L})|ない|まで|だめ|不可|必要|禁止|許可|いい|OK|待/iu;

/**
 * Whether a statement may answer a question that asks what's allowed or necessary: that something was done earlier doesn't
 * mean that it may be done now. True for other questions.
 */
export function mayAnswerLeave(question: string): (entry: Entry) => boolean {
  if (!asksLeave(question)) return () => true;
  return ({ kind, text, asked }) => {
    if (kind === 'prohibition') return true;
    const plain = text.replaceAll('’', "'");
    return RULES_ON_IT.test(plain) || (asked !== undefined && beginsAnswer(plain));
  };
}

/** Whether a question asks what's allowed or necessary. */
export function asksLeave(question: string): boolean {
  return ASKS_LEAVE.test(question.replaceAll('’', "'"));
}
