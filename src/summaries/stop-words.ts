/** Grammar words and common conversation words, for the languages that summaries know best. */
const BY_LANGUAGE = {
  en: `about above after again against all also and any are aren't because been before being below between both but can
    can't cannot could couldn't did didn't does doesn't doing don't down during each every few for from further get gets
    got had hadn't has hasn't have haven't having here how into isn't it's its itself just know let like look looks made
    make many may maybe more most much must need needs never new not now off okay once one only other our out over own
    please same see should since some still such take than that that's the their them then there these they they're this
    those through too under until very want was wasn't way we're we've were weren't what when where which while who why
    will with without won't would yes yet you you're your i'm i've i'll isn his her she him had our us arent cant couldnt didnt doesnt dont hadnt hasnt havent im
    isnt ive shouldnt thats wasnt werent whats wont wouldnt youre`,
  de: `aber alle allem allen aller alles als also andere anderen auch auf aus bei beim bin bis bist bitte damit dann das
    dass dein dem den denn der des deren die dies diese diesem diesen dieser dieses doch dort durch eben ein eine einem
    einen einer eines erst etwa etwas euch euer für gegen gerade hab habe haben hat hatte hatten hier ich ihm ihn ihnen
    ihr ihre ihren immer ins ist jede jedem jeden jeder jetzt kann kein keine können könnte mal man mehr mein mich mir
    mit muss müssen nach nein nicht nichts noch nun nur oder ohne schon sehr sein seine seit sich sie sind soll sollte
    sondern sonst über und uns unser unter viel vom von vor war waren warum was weil welche wenn wer werden wie wieder
    will wir wird wirklich wurde wurden zum zur zwar zwischen`,
  es: `además ahora algo alguien algún ante antes aquí así aunque bien cada casi como con cual cuando cuál cuándo cuánto
    cuántas cuántos del desde donde dónde dos durante ella ellas ellos entre era eran esa esas ese eso esos esta estaba
    estado están estar estas este esto estos está fue fueron haber había hace hacer han hasta hay las les los más mientras
    mismo muy nada nos nosotros otra otras otro otros para pero poco por porque que qué quien quién sea ser sido sin
    sobre solo son soy sus también tan tenemos tengo tiene tienen todas todo todos tras una unas uno unos vamos ver ya`,
  fr: `ainsi alors après assez au aucun aussi autre autres aux avant avec avez avoir avons bien car ce cela celle celui
    ces cet cette ceux chaque chez comme comment dans de depuis des deux donc dont du elle elles en encore entre est et
    étaient était été être eux fait font ici ils je la le les leur leurs lui mais même mes moins mon ne ni non nos notre
    nous on ont ou où par parce pas peu peut plus pour pourquoi quand que quel quelle quels qui sans se ses si son sont
    sous sur ta tous tout toute toutes très un une vers vos votre vous y`,
  pt: `agora ainda algo alguém antes aqui aquela aquele as até bem cada com como da das de dela dele depois desde do dos
    ela elas ele eles em entre era eram essa esse esta estamos estar estas estava este estes está estão eu foi foram há
    isso isto já lhe mais mas me mesmo meu muito na nas no nos nossa nosso nós num numa não onde os ou para pela pelas
    pelo pelos por porque pouco pra qual quando quanto que quem se sem ser seu seus sobre somos são só sua suas também
    te tem temos tenho todas todos tudo um uma umas uns vai você vocês`,
  ru: `без более будет будто буду бы был была были было быть вам вас вот вроде все всё всего всех вы где да даже для до
    его ее её если есть еще ещё же за здесь из или им их как какая какие какой когда кто ли либо лишь между меня мне мы на
    над надо нам нас наш наша наши не него нее неё нет ни них но ну об один она они оно от очень по под после потом потому
    почему почти при про с сам сейчас со сразу так также такой там тебе тем теперь то тоже только том тот ту тут ты у уже
    хотя чего чем что чтобы эта эти это этого этой этом этот эту я`,
} as const;

/** Words of one or two letters help to detect a language; as words, they're too short to carry meaning anyway. */
const SHORT = {
  en: [
    'a',
    'i',
    'is',
    'it',
    'of',
    'on',
    'in',
    'to',
    'we',
    'at',
    'by',
    'be',
    'an',
    'do',
    'if',
    'up',
    'us',
    'was',
    'the',
    // Also words in other languages, so they don't identify one by themselves.
    'no',
    'as',
    'me',
    'he',
    'am',
    'comment',
    'plus',
  ],
  de: ['ab', 'am', 'an', 'da', 'du', 'er', 'es', 'im', 'in', 'ja', 'ob', 'so', 'um', 'wo', 'zu', 'die'],
  es: ['a', 'al', 'de', 'el', 'en', 'es', 'la', 'lo', 'me', 'mi', 'se', 'si', 'su', 'un', 'yo', 'y', 'o'],
  ru: ['в', 'и', 'к', 'о', 'а'],
} as const;

/** The stop words of each language that's written with spaces. */
export const STOP_WORDS_OF: Readonly<Record<keyof typeof BY_LANGUAGE, ReadonlySet<string>>> = {
  en: new Set([...BY_LANGUAGE.en.split(/\s+/), ...SHORT.en]),
  de: new Set([...BY_LANGUAGE.de.split(/\s+/), ...SHORT.de]),
  es: new Set([...BY_LANGUAGE.es.split(/\s+/), ...SHORT.es]),
  fr: new Set(BY_LANGUAGE.fr.split(/\s+/)),
  pt: new Set(BY_LANGUAGE.pt.split(/\s+/)),
  ru: new Set([...BY_LANGUAGE.ru.split(/\s+/), ...SHORT.ru]),
};

export const STOP_WORDS: ReadonlySet<string> = new Set(
  Object.values(BY_LANGUAGE).flatMap((words) => words.split(/\s+/)),
);
