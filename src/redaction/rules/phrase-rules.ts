import { lazyRule, type RedactionRule, type RuleMatch, ruleFamily } from '../redaction-rule.js';
import { isGeneratedBeside, isNotSecret, looksChosen, stripTrailingPunctuation } from '../secret-values.js';
import {
  ACCOUNT_NAME,
  ARTICLE,
  AS,
  CHANGED,
  COURTESY,
  CREDENTIALS_NAME,
  FOR,
  IS,
  JAPANESE_LINK,
  KEY_NAME,
  LINK,
  PASSWORD_NAME,
  PHRASE_NAME,
  PIN_NAME,
  SECRET_NAME,
  TO,
  USE,
  WITH,
} from '../secret-words.js';

const OPEN = '[ \\t]{0,3}(?:[*_("\'`“‘«„「『<]{1,3} ?)?';
/** Written without spaces inside, which no sentence in any language continues with. */
const VALUE = String.raw`(?<secret>(?![;:=,|<>\])}])[!-&+-~(][!#-&(-+\--:=?-_a-~]{3,119})`;
/** Where a value begins that comes before its name. */
const BEFORE = String.raw`(?<![^\s"'\x60“‘«„「(*<])`;
/** Up to five words between a name and what is said about it. */
const ABOUT = String.raw`(?: [\p{L}\p{N}'’._@/-]{1,30}){0,5}?(?: \([^()\n]{1,40}\))?`;
/** Which of several secrets it is, where languages put that behind the name. */
const WHICH =
  '(?: (?:por defecto|predeterminada|temporal|actual|provisional|par défaut|temporaire|provisoire|actuel|padrão|temporária|provisória|atual|inicial|initiale?))?';
/** The beginnings of all names of secrets and accounts. */
const MENTION =
  /auth|frase|コード|pass|pw|pin|psk|secr|token|key|kennw|schl|geheim|contra|clave|senha|chave|segredo|código|mot|mdp|cl[eé]|jeton|code|パス|暗|合言葉|トークン|キー|鍵|シークレット|認証|cred|log|user|account|zugang|anmeld|benutz|nutz|einlog|usu|cuenta|acc|acesso|conta|identifiant|utilis|connexion|compte|ログイン|ユーザ|アカウント|資格/i;
const rule = (source: string, accept = isChosen): RedactionRule =>
  lazyRule({ kind: 'password', isCaseless: true, accept }, () => new RegExp(source, 'dgu'));

/** How people tell each other a secret, in six languages. */
export const phraseRules = ruleFamily(
  (text) => MENTION.test(text),
  () => [
    rule(`${SECRET_NAME}${ABOUT}${LINK}${OPEN}${VALUE}`),
    rule(`${SECRET_NAME}${ABOUT}${TO}${OPEN}${VALUE}`, isClearlyChosen),
    rule(
      String.raw`${CHANGED}${ARTICLE} ${SECRET_NAME}${ABOUT}(?:${TO}| (?:with|mit)(?![\p{L}\p{N}_]))${OPEN}${VALUE}`,
    ),
    rule(
      String.raw`${SECRET_NAME}${ABOUT}${TO}${OPEN}${VALUE}["'\x60”’»“」)*>]{0,2} ${CHANGED}(?![\p{L}\p{N}_])`,
    ),
    rule(`${SECRET_NAME}${ABOUT} ${CHANGED}${TO}${OPEN}${VALUE}`),
    rule(`${JAPANESE_LINK}${OPEN}${VALUE}`),
    rule(
      String.raw`${BEFORE}${VALUE}["'\x60”’»“」)*>]{0,2} \((?:[\p{L} ]{0,24} )?${SECRET_NAME}\)`,
      isClearlyChosen,
    ),
    // An account and its secret on lines of their own.
    rule(
      String.raw`${CREDENTIALS_NAME}[^\n]{0,24}\n[ \t>•*-]{0,4}[\w.@+-]{1,64}[ \t]{0,2}\n[ \t>•*-]{0,4}${VALUE}(?!\S)`,
      isClearlyChosen,
    ),
    rule(`${WITH}${ARTICLE} ${SECRET_NAME}${OPEN}${VALUE}`),
    rule(
      String.raw`(?<![\p{L}\p{N}_])(?:enter|type)${OPEN}${VALUE}["'\x60”’»“」)*>]{0,2} (?:when|if|at|for)${ABOUT}${ARTICLE} ${SECRET_NAME}`,
      isClearlyChosen,
    ),
    rule(`${KEY_NAME}${ABOUT}${LINK}${OPEN}${VALUE}`, isUnmistakable),
    rule(
      String.raw`(?<name>${SECRET_NAME})${WHICH}(?:[,、，]?[ \t]{1,4}|[、，]|[ \t]{0,2}\n)${OPEN}${VALUE}`,
      isBeside,
    ),
    rule(`${SECRET_NAME}[「『“„«(]${VALUE}`),
    rule(
      String.raw`${ACCOUNT_NAME}(?:${LINK})? {0,2}[*_\x60"']{0,2}[\w.@+-]{1,64}[*_\x60"']{0,2}(?: ?[/|:,;] ?| (?:and|und|y|e|et|with|mit|con|com|avec) | ?[と、] ?| {1,2})${OPEN}${VALUE}`,
      isClearlyChosen,
    ),
    rule(
      String.raw`${BEFORE}${VALUE}["'\x60”’»“」)*>]{0,2} ?${IS}${ARTICLE} ?[\p{L}の]{0,10}?${SECRET_NAME}`,
      isClearlyChosen,
    ),
    rule(
      String.raw`(?<![\p{L}\p{N}_])${USE}${OPEN}${VALUE}["'\x60”’»“」)*>]{0,2} ${AS}${ARTICLE} ${SECRET_NAME}`,
    ),
    rule(String.raw`(?<![\p{L}\p{N}_])${USE} ${AS}${ARTICLE} ${SECRET_NAME}${COURTESY}${OPEN}${VALUE}`),
    rule(`${PIN_NAME}${ABOUT}${LINK}${OPEN}(?<secret>[0-9]{4,8})(?![0-9.:,/-]*[0-9])`, isDigits),
    rule(
      String.raw`${PHRASE_NAME}${ABOUT}(?:${LINK}|${TO})[ \t]{0,3}["'“‘«„「『\x60]{1,2}(?<secret>[^"'”’»“」』\x60\n]{8,100})["'”’»“」』\x60]`,
      isWords,
    ),
    rule(
      String.raw`${PASSWORD_NAME}${WHICH}${FOR}${LINK}[ \t]{0,3}["'“‘«„「『\x60] ?(?<secret>[\p{L}\p{N}_.-]{4,40}) ?["'”’»“」』\x60]`,
      (match) => !isNotSecret(valueIn(match)),
    ),
  ],
);

const valueIn = ({ groups }: RuleMatch) => stripTrailingPunctuation(groups?.secret ?? '');

function isChosen(match: RuleMatch): boolean {
  const value = valueIn(match);
  return value.length >= 5 && !isNotSecret(value) && looksChosen(value);
}

/** A year is likelier something else. */
function isDigits(match: RuleMatch): boolean {
  return !/^(?:19|20)\d\d$/.test(valueIn(match));
}

/** Several words in quotes, of which none belongs to a sentence. */
function isWords(match: RuleMatch): boolean {
  const value = valueIn(match);
  return value.trim().split(/[\s-]+/).length >= 3 && !isNotSecret(value);
}

/** Without a word between them, what follows a token or a key is as often an id. */
function isBeside(match: RuleMatch): boolean {
  const { name = '' } = match.groups ?? {};
  if (!/pass|pw|pin|mdp|senha|contra|kenn|clave|パス|暗証|合言葉/i.test(name))
    return !isNotSecret(valueIn(match)) && isGeneratedBeside(name, valueIn(match));
  return isClearlyChosen(match);
}

/** Where the sentence doesn't say that this is the secret, names of machines and versions are likelier. */
function isClearlyChosen(match: RuleMatch): boolean {
  const value = valueIn(match);
  return isChosen(match) && value.length >= 6 && !/^[a-z]+(?:[-._/:][a-z0-9]+)+$/.test(value);
}

/** No name, path or product is written with such characters in it. */
function isUnmistakable(match: RuleMatch): boolean {
  const value = valueIn(match);
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(value)).length;
  return isClearlyChosen(match) && kinds >= 2 && /[!$%^&*?#]/.test(value) && !/^[A-Z]{2,}#|[/:=]/.test(value);
}
