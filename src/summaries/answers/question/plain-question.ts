/** Spellings of tired people, with what they mean. */
const SPELLINGS: Readonly<Record<string, string>> = {
  whos: "who's",
  whats: "what's",
  wheres: "where's",
  whens: "when's",
  hows: "how's",
  whys: "why's",
  wats: "what's",
  wat: 'what',
  wht: 'what',
  didnt: "didn't",
  doesnt: "doesn't",
  dont: "don't",
  isnt: "isn't",
  arent: "aren't",
  wasnt: "wasn't",
  werent: "weren't",
  hasnt: "hasn't",
  havent: "haven't",
  cant: "can't",
  couldnt: "couldn't",
  wont: "won't",
  shouldnt: "shouldn't",
  thats: "that's",
  weve: "we've",
  theyre: "they're",
  im: "i'm",
  r: 'are',
  u: 'you',
  abt: 'about',
  bc: 'because',
  cuz: 'because',
  wieviel: 'wie viel',
  wieviele: 'wie viele',
  q: 'que',
  tmb: 'también',
  vc: 'você',
  vcs: 'vocês',
  qdo: 'quando',
  qnd: 'quando',
  qtos: 'quantos',
  qtas: 'quantas',
  wers: 'wer',
  wirds: 'wird es',
  wars: 'war es',
  wasn: 'was',
  isses: 'ist es',
  ists: 'ist es',
  gibts: 'gibt es',
  gabs: 'gab es',
  gehts: 'geht es',
  gings: 'ging es',
  liegts: 'liegt es',
  lags: 'lag es',
  läufts: 'läuft es',
  hats: 'hat es',
  machts: 'macht es',
  warn: 'waren',
  nich: 'nicht',
  nix: 'nichts',
  nen: 'einen',
};

/** Introduces a question without asking anything. */
const PREAMBLE =
  /^(?:(?:hey|hi|hello|yo|ok|okay|so|and|but|um|uh|hm+|sorry|quick question|question|q|pls|please|btw|wait|again|team|all|moin|hallo|servus|sag mal|sagt mal|und|also|äh|sorry|kurze frage|frage|oye|hola|alors|bon|et|mais|mas|pero|y|e|do we (?:know|have any idea)|does any(?:one|body) know|any(?:one|body) know|any idea|can (?:you|someone|anyone) (?:please )?(?:tell me|say|remind me)|could (?:you|someone) tell me|remind me|tell me|i(?:'d| would) like to know|wei(?:ß|ss) (?:jemand|wer|man)|wissen wir|kann (?:mir )?jemand sagen|sabemos|alguien sabe|on sait)[\s,:;.!–—-]{1,3}){1,4}/iu;

const WORD = /[\p{L}\p{N}_'’]{1,40}/gu;

/** Normalizes a question: expands sloppy spellings and drops greetings. */
export function plainQuestion(text: string): string {
  const spelled = text.replace(WORD, (word) => SPELLINGS[word.toLowerCase()] ?? word);
  const bare = spelled.trim().replace(PREAMBLE, '');
  return bare === '' ? spelled : bare;
}
