const ARTICLE =
  "(?<article>(?:the|an?|our|your|my|das|der|die|den|unser(?:e|en)?|el|la|los|las|un|una|nuestr[oa]|le|les|une?|notre|o|os|as|uma?|nosso|nossa) |l['’])?";
/** `DNS` and `db-2` are names without an article. `not working` names nothing. */
const NAME = /^\p{Lu}{2}|[\d_-]/u;
/** `not the CDN, checked, all green`: one thing, and then either a reason or nothing. */
const CLEARS = new RegExp(
  `^(?:(?:no|nope|nah|nein|nee|non|não),? )?(?:(?:so|and|also|definitely|clearly|ok|then|it['’]?s|it is|it was|das ist|es ist|c['’]est|was) ){0,2}` +
    `(?:not|isn['’]?t|wasn['’]?t|nicht|no es|no fue|no era|pas|não é|não foi|ce n['’]est pas) ${ARTICLE}(?<thing>[\\p{L}\\p{N}_./-]{2,30})(?: [\\p{L}\\p{N}_./-]{2,20})?(?:[,.;:!–—-]|$)`,
  'iu',
);
/** These are never suspects: `not the only one`, `not a problem`, `not our customers`. */
const NO_SUSPECT =
  /^(?:only|just|all|any|every|sure|yet|now|really|much|many|enough|same|first|last|best|worst|big|good|great|bad|bueno|case|problem|issue|fault|schuld|culpa|faute|end|point|time|way|idea|single|right|wrong|possible|affected|customers?|users?|people|everyone|kunden|nutzer|clientes?|usuarios?|clients?|urgent|alone|mehr|mal|schlimm|pas|plus|mal|más)$/iu;

/** Whether a text says that one thing isn't the cause. */
export function clears(text: string): boolean {
  const { article, thing = '' } = CLEARS.exec(text)?.groups ?? {};
  return thing !== '' && (article !== undefined || NAME.test(thing)) && !NO_SUSPECT.test(thing);
}
