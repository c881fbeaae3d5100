import type { Language } from './language-of.js';

/**
 * How questions without a question mark begin: a question word, and what makes it more than the start of a clause.
 * `Why is the queue full` asks; `why it was full, we know` and `what is left are two nodes` don't.
 */
const BEGINNINGS: Readonly<Partial<Record<Language, string>>> = {
  en: `who(?:['’]s)?|(?:can|could|should|shall|would|will|did|does|do|is|are|was|were|has|have) (?:we|you|they|anyone|anybody)|(?:can|could|should|did|does|is|was|has) (?:i|it|he|she|this|there)|(?:can|could|does|did|has|is|will) (?:someone|somebody|anyone|anybody)|any(?:one|body) (?:else|know|got|seen|seeing|able|free)|why (?:is|are|was|were|does|do|did|has|have|would|can|could|only|not|isn['’]?t|aren['’]?t|doesn['’]?t|didn['’]?t)|how (?:many|much|long|often|far|big|bad|sure|come|do|does|did|is|are|was|were|can|could|would)|what (?:do|does|did|about|happened|happens|changed|could|should|can|are we|are you|is going on|is happening)|where (?:is|are|was|were|do|does|did|can)|when (?:is|are|was|were|do|does|did|can|could|will)|which (?:ones?|two|three|of)|which \\p{L}{3,20}(?=[\\s.,!]*$)|since when|how come`,
  de: `(?:kannst|könntest|hast|bist|weißt|machst|siehst) du|(?:könnt|habt|seid|wisst|seht|macht) ihr|sollen wir|ist es (?:der|die|das|ein|eine)|(?:kann|könnte|weiß|hat|mag) (?:mal |bitte )?jemand|(?:warum|wieso|weshalb) (?:ist|sind|hängt|hängen|fehlt|fehlen|kommt|kommen|steht|war|waren|hat|haben|wird|werden|geht|gehen|läuft|laufen|macht|kann|können|dauert|nicht)|wie ?(?:viele?|lange|oft|weit|schlimm|groß)|seit wann|wann (?:ist|sind|war|kommt|geht|gehen|kann|können|läuft|wird)|wer (?:ist|war|hat|macht|kann|kümmert|übernimmt|weiß|fährt|schreibt|ruft|sagt)|was (?:ist|sind|war|macht|machen|heißt|passiert|sagt|sagen|soll|sollen|kann|können) |wo (?:ist|sind|war|liegt|finde)`,
  es: `(?:puede|podría|sabe) alguien|alguien (?:puede|podría|sabe|más)|(?:sabes|sabéis|habéis|puedes|podéis)|(?:desde|hasta|para) cuándo|quién(?:es)?|cuándo|dónde|cuánt[oa]s?|por qué|cómo (?:es|está|están|va|vamos|lo|se)|qué (?:hacemos|pasa|pasó|es|son|dice|hago|decimos)`,
  fr: `quelqu['’]un (?:peut|pourrait|sait|a)|est-ce que|est-ce qu['’]\\p{L}+|(?:peux|sais|vois|as|pourrais)-tu|(?:pouvez|savez|voyez|avez)-vous|peut-on|depuis quand|combien|pourquoi (?:est|a|on|ne|il|elle|ça)|qui (?:a|est|peut|va|prend|fait|fera|gère|écrit|appelle|prévient|regarde|contacte|relance|s['’](?:en )?(?:occupe|charge))|quand (?:est|va|peut)|où (?:est|sont|en)|comment (?:on|est|va)|quel(?:le)?s? \\p{L}{3,20}(?=[\\s.,!]*$)`,
  pt: `(?:você|vocês) (?:pode|podem|sabe|sabem)|desde quando|algu[eé]m (?:pode|poderia|sabe|mais)|quant[oa]s?|cadê|por que (?:é|está|não|foi|o|a)|quem (?:é|foi|vai|pode|tem|está|fez|faz|sabe|assume|barrou|avisa|liga|cuida|renova|escreve)|onde (?:está|estão|fica|é)|quando (?:é|vai|foi|volta)|qual \\p{L}{3,20}(?=[\\s.,!]*$)|o que (?:é|foi|houve|aconteceu|fazemos)`,
  ru: 'сколько|зачем|почему|где|кто (?:может|знает|дежурит|сделал|возьмёт|возьмет|сообщит|будет)|когда (?:будет|вернётся|вернется|починят)',
};
const BEFORE = '(?:(?:and|so|but|ok|und|aber|also|y|pero|et|mais|e|mas|а|и|но),? )?';
/** Goes on to state something: `What could help: more memory`, `who did it, no idea`. */
const GOES_ON =
  /[:：](?:\s\S|[^\d\s])|(?<!\p{L})(?:no idea|keine ahnung|nobody knows|(?:don['’]?t|do not|didn['’]?t) know|weiß (?:ich|keiner|niemand|nicht)|ni idea|no sé|no sabemos|sais pas|não sei|не знаю|неизвестно|is (?:unknown|unclear)|ist (?:unklar|offen))(?!\p{L})/iu;
const BEGINS = new RegExp(`^[¿"“]?${BEFORE}(?:${Object.values(BEGINNINGS).join('|')})(?!\\p{L})`, 'iu');

/** Whether a sentence asks something without a question mark: `how many ponds`. */
export function asksUnmarked(sentence: string): boolean {
  return BEGINS.test(sentence) && !GOES_ON.test(sentence);
}

const MARKS = /[?？]|(?:ですか|ますか|ましたか|でしょうか)/u;

/** Whether a text asks something, with or without a question mark. */
export function asks(text: string): boolean {
  return MARKS.test(text) || asksUnmarked(text);
}
