/**
 * More words that reveal the language of a short line: the shortest grammar words, and chat words. Unlike stop words,
 * they may carry meaning, so they're only used to detect the language.
 */
export const MARK_WORDS = {
  en: `back good better worse nobody probably waiting missing nothing something went gone last next today tomorrow yesterday
    thanks thank whole say says said think thinks lost again since two three there's let's what's that's he's she's
    rolled restarted looking trying working running sorry hi hey`,
  de: `ich dir dich mich uns mein nix nö nee jo moin hab habt habe gibt geht gehts läuft steht stehen danke heute gestern
    morgen kurz weg los zwei drei vier fünf seit laut sind's ist's war's geht's dann ab zurück fertig weiter passiert klar
    genau gut gern schau schaut mach macht machen keiner niemand alles`,
  es: `hoy ayer mañana gracias listo vale tuvimos tuve hago hizo hicimos dale claro bueno bien mal cómo sí porfa ahí acá
    allá nadie igual no lunes martes miércoles jueves viernes sábado domingo e ni u`,
  fr: `a à la ça va oui là si alors quoi rien plutôt peu ici hier demain aujourd'hui merci voilà toujours jamais
    déjà faut vois dit sûr quelqu'un personne jeudi vendredi samedi lundi mardi mercredi dimanche`,
  pt: `a o e é à ao aos às os um eu de no se foi fui pra pro pras pros tá tô tava vc vcs né cadê opa então ah lá aí daí gente
    hoje ontem amanhã obrigado obrigada valeu beleza quem falta caiu voltou subiu ninguém qual todas todos até sim dois duas
    tão uns kkk nao tambem entao amanha voce voces segunda terça quarta quinta sexta sábado domingo`,
  ru: 'сегодня вчера завтра спасибо да кажется опять снова пока давай давайте',
} as const;

/** Letters that few languages use. A lower-case word with one is weak evidence; names start with a capital. */
export const MARK_LETTERS: readonly (readonly [language: string, RegExp])[] = [
  ['de', /^\p{Ll}*[äöüß]/u],
  ['es', /^\p{Ll}*[ñáíóú]|[¿¡]/u],
  [
    'fr',
    /^(?=..)\p{Ll}*(?:[èêëîïûùœâ]|ç(?![ãõ]))|^\p{Ll}{1,2}['’]\p{L}{2}|^(?:jusqu|lorsqu|puisqu|quelqu)['’]/u,
  ],
  ['pt', /^\p{Ll}*[ãõáíóúâêôç]/u],
  ['ru', /^\p{Script=Cyrillic}+$/u],
];
