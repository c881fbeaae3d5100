/** Letters of other alphabets that look like a Latin letter (Unicode's confusables, one to one). */
export const LOOK_ALIKES: Readonly<Record<string, string>> = pairs(
  'а a в b с c ԁ d е e һ h і i ј j ӏ l о o р p ԛ q ѕ s ԝ w х x у y ѵ v',
  'А A В B С C Е E Ԍ G Н H І I Ј J К K Ꮮ L М M О O Р P Ѕ S Т T Ԝ W Х X У Y Ү Y Ѵ V к k м m т t',
  'α a ε e ι i κ k ν v ο o ρ p τ t υ u χ x γ y',
  'Α A Β B Ε E Ζ Z Η H Ι I Κ K Μ M Ν N Ο O Ρ P Τ T Υ Y Χ X',
  'օ o ս u հ h ց g ո n զ q ı i ȷ j',
);

/** Named entities whose characters are part of credentials, or surround them. */
export const ENTITIES: Readonly<Record<string, string>> = {
  ...pairs(
    'amp & lt < gt > quot " apos \' lowbar _ hyphen - dash - period . colon : equals = sol / plus + commat @',
  ),
  ...pairs(
    'percnt % num # dollar $ excl ! ast * semi ; comma , lpar ( rpar ) bsol \\ grave ` tilde ~ vert |',
  ),
  nbsp: ' ',
  shy: '\u00ad',
  zwnj: '\u200c',
  zwj: '\u200d',
};

function pairs(...lines: string[]): Record<string, string> {
  const words = lines.join(' ').split(' ');
  return Object.fromEntries(words.flatMap((word, n) => (n % 2 === 0 ? [[word, words[n + 1] ?? '']] : [])));
}
