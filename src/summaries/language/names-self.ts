/** `me`, `ich`, `moi, tout de suite`: a pronoun is the whole answer, or its first clause. */
const ME =
  /^(?:(?:that(?:'s| is| was)|it(?:'s| is| was)) )?(?:me|i|we|us|i am|i'm|we are|i do|i did|we did|i will|i'll|i can|i have|i've|(?:das )?(?:bin |war |mach(?:e)? |hab(?:e)? )?(?:ich|wir)|ich (?:bin's|war's|mache? das|mach's)|(?:soy |fui |voy )?yo|nosotr[oa]s|(?:c'est |c'était )?(?:moi|nous)|(?:fui |sou )?eu|nós|я|мы)(?:$|[\s.!]*$|\s?[,.;:–—!]\s|\s\()|^(?:私|僕|俺|自分|わたし)(?:です|が|で|ね|[。、!]|$)/iu;
/** `on it`, `bin dran`, `je m'en occupe`. */
const ON_IT =
  /^(?:(?:i|we)(?:'m| am|'re| are|'ve| have)? )?(?:already |just )?(?:on it|on that|doing (?:it|that|so)|will do|got (?:it|this)|taking (?:it|that)|mine|looking(?: into it| at it| now)?|calling(?: them| now)?)(?![\p{L}'])|^(?:ich )?(?:bin (?:schon |da )?dran|kümmere? mich(?: drum)?|übernehme(?: ich| das)?|mach(?:e|s)?(?: ich| das)?|schau(?:e)?(?: ich| mir das an)?)(?!\p{L})|^(?:yo )?(?:me encargo|me ocupo|voy|en eso|estoy en eso|en ello|lo hago|lo tomo|lo veo)(?!\p{L})|^(?:je (?:m'en (?:occupe|charge)|le fais|prends|regarde|m'y mets)|j'y (?:suis|vais)|c'est pour moi)(?!\p{L})|^(?:deixa comigo|pode deixar|(?:eu )?(?:cuido|faço|assumo|pego)|já estou (?:nisso|vendo)|estou (?:nisso|vendo))(?!\p{L})|^(?:я )?(?:сделаю|займусь|беру|возьму)(?!\p{L})|^(?:私|僕)?(?:が)?(?:やります|やってます|対応します|対応中|見ます|見てます|確認します|担当します|連絡します|書きます|いきます)/iu;
/** `I can, by Thursday`, `ich kann das übernehmen`. `I think it was Bob` isn't one. */
const I_CAN =
  /^(?:i (?:can|will|did|do|take|got (?:it|this|that)|have (?:it|this|that))|i'll|i'd be happy to|ich (?:kann|mache?|übernehme?|erledige|schreibe?|rufe?|nehme?)|(?:erledige|schreibe?|rufe?) ich|yo (?:puedo|lo|me|voy|fui)|je (?:peux|vais)|eu (?:posso|vou)|я (?:могу|напишу))(?!\p{L})/iu;
/** `nehm ich raus`, `im writing it`, `already did`, `lo miro`: a deed of one's own. */
const MY_DEED = [
  /^(?!(?:glaub|denk|vermut|mein|hoff|weiß|find|kenn|seh|hör|hab|kann|muss|soll|will|würd|war|bin)e? )\p{L}{3,12} ich(?: das| es| gleich| morgen| heute| mal| selbst| raus| rein| zurück| um| aus| an){0,3}(?:[\s.!]*$|[,;] )/iu,
  /^(?:i['’]?m |we['’]?re )?(?:writing|calling|fixing|doing|taking|updating|sending|mailing|pinging|paging|checking) (?:it|that|them|him|her|this)(?!\p{L})/iu,
  /^(?:already |just )(?:did|done|sent|called|wrote|paged|pinged|emailed|mailed)(?!\p{L})/iu,
  /^(?:schon |gerade )(?:gemacht|erledigt|geschickt|angerufen|informiert)(?!\p{L})/iu,
  /^(?:(?:mañana|ahora|hoy|luego|yo) )?(?:l[oae]s? )?(?:hago|pongo|miro|llamo|escribo|aviso|subo|cambio|arreglo|reviso)(?!\p{L})|^ya (?:l[oae]s? )?(?:hice|avisé|llamé|está)(?!\p{L})/iu,
  /^déjà fait(?!\p{L})|^je (?:fais|appelle|écris|corrige|remonte|mets|relance)(?!\p{L})|^j['’](?:appelle|écris|augmente|envoie|ajoute)(?!\p{L})/iu,
  /^(?:eu )?(?:faço|farei|ligo|aviso|escrevo|mando|subo|ajusto|coloco)(?!\p{L})|^já (?:fiz|avisei|liguei)(?!\p{L})/iu,
  /(?:やりました|連絡済み(?:です)?|連絡しました)[。]?$/u,
];
/** A yes before it. */
const YES_FIRST =
  /^(?:yes|yep|yup|yeah|sure|ya|ok|okay|ja|jep|klar|sí|claro|vale|oui|ouais|d'accord|sim|да|はい|了解です|\+1)(?:[\s,.!、。]{1,3}|$)/iu;
/** `ill do it`. `We'll` without its apostrophe is another word. */
const HURRIED = /(?<!\S)(i)(ll|m|ve)(?= )/i;
/** `me neither` names no one, nor does `me too` after a question. */
const NEITHER = /(?<!\p{L})(?:neither|too|either|auch|tampoco|también|non plus|aussi|também)(?!\p{L})|も/iu;

/** Whether someone who was asked who does or did something names themself. */
export function namesSelf(text: string): boolean {
  const plain = text.replaceAll('’', "'").replace(HURRIED, "$1'$2").trim();
  if (NEITHER.test(plain)) return false;
  const rest = plain.replace(YES_FIRST, '');
  return (
    ME.test(rest) ||
    ON_IT.test(rest) ||
    I_CAN.test(rest) ||
    MY_DEED.some((deed) => deed.test(rest) || deed.test(plain))
  );
}
