const NUMBERED = /(?<!\p{L})(\p{L}{3,20}) (\d{1,3})(?![\d.,:%]|\s?\p{L}{1,3}(?!\p{L}))/iu;
const PLURAL = '(?:\\p{L}{1,2})?';
/** Words that distinguish two things. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  [
    'old|previous|alte[nrsm]?|viej[oa]s?|antigu[oa]s?|ancien(?:ne)?s?|vieux|velh[oa]s?|antig[oa]s?',
    'new|neue[nrsm]?|nuev[oa]s?|nouve(?:au|aux|lles?)|nov[oa]s?',
  ],
  ['staging|sandbox|test', 'prod|production|produktion|producción|produção|live'],
  ['ios|iphones?|ipads?', 'android'],
  ['internal|intern(?:e[nrsm]?)?|intern[oa]s?', 'external|extern(?:e[nrsm]?)?|extern[oa]s?|public'],
  ['reads?', 'writes?'],
];
const PAIRS = OPPOSITES.flatMap(([one, other]) => [
  { asked: wordOf(one), named: wordOf(other) },
  { asked: wordOf(other), named: wordOf(one) },
]);

function wordOf(words: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');
}

/**
 * Whether a text is about another of several things: `node 4` if the question is about `node 9`, or the new links if it's
 * about the old ones. Short numbers aren't words by themselves, so a question's words don't distinguish them.
 */
export function namesAnother(question: string): (text: string) => boolean {
  const [, noun = '', number = ''] = NUMBERED.exec(question) ?? [];
  const isOtherNumber = noun === '' ? () => false : otherNumber(noun, number);
  const pairs = PAIRS.filter(({ asked, named }) => asked.test(question) && !named.test(question));
  return (text) =>
    isOtherNumber(text) || pairs.some(({ asked, named }) => named.test(text) && !asked.test(text));
}

function otherNumber(noun: string, number: string): (text: string) => boolean {
  const others = new RegExp(`(?<!\\p{L})${noun}${PLURAL} \\d`, 'iu');
  const own = new RegExp(`(?<![\\d.,:])${number}(?![\\d:]|[.,]\\d)`, 'u');
  return (text) => others.test(text) && !own.test(text);
}
