/** All of this is in small letters: the rules read texts in small letters. */

/** What passwords are called, by language. */
const PASSWORDS: readonly string[] = [
  String.raw`[\w-]{0,20}passwords?`,
  'pass ?(?:phrase|code|wd|word)s?',
  'pwd?s?',
  String.raw`[\p{L}-]{0,20}(?:passw(?:or|ör)t(?:er|s)?|kennw(?:or|ör)t(?:er|s)?)`,
  'contrase(?:ñ|n|ny)as?',
  'senhas?',
  'palavras?[- ]passe',
  'mots? de passe',
  'mdp',
];
/** What secrets are called in sentences, by language; in Japanese without spaces around it. */
const NAMES: readonly string[] = [
  ...PASSWORDS,
  // English, also as people abbreviate it everywhere
  'pass',
  'pin(?: code)?',
  'psk',
  '(?:[a-z]{2,12} )?secret(?: key)?',
  '(?:[a-z]{2,12} )?token',
  '(?:api|access|secret|signing|encryption|master|private|auth|deploy|license|service|webhook)[ -]?keys?',
  '(?:wlan|wi-?fi|wpa\\d?)[ -]?(?:schlüssel|schluessel|key|code)',
  'cl(?:é|e|ave) (?:(?:du|del?) )?wi-?fi',
  'chave (?:do|da|de) wi-?fi',
  // German
  String.raw`(?:geheim|zugangs|zugriffs|api|access|secret)[\p{L}-]{0,10}(?:schlüssel|schluessel|codes?|token|key)`,
  '(?:geheimen?|privaten?) (?:schlüssel|code)',
  String.raw`(?:verschlüsselungs|signatur|haupt|lizenz|server)[\p{L}-]{0,10}(?:schlüssel|schluessel|code|key)`,
  'geheimnis',
  'zugangsschlüssel',
  // Spanish and Portuguese
  'clave(?: (?:secreta|privada|maestra|de (?:acceso|(?:la )?api|cifrado|firma)|api))?',
  'secreto(?: compartido)?',
  'frase (?:de paso|secreta|senha|de contraseña)',
  'chave (?:secreta|privada|mestra|d[ae] (?:acesso|api|criptografia|assinatura)|api)',
  'segredo(?: compartilhado)?',
  'código (?:secreto|de acceso|de acesso)',
  // French
  "(?:clé|cle) (?:(?:d['’ ]?)?api|secrète|privée|d['’]accès|maître|de chiffrement)",
  "jeton(?: (?:d['’]accès|secret|d['’]api))?",
  'phrase (?:secrète|de passe)',
  "code (?:secret|pin|d['’]accès)",
];
const JAPANESE_NAMES =
  '(?:パスワード|パスフレーズ|パス|暗証番号|合言葉|(?:アクセス|認証|api)?トークン|(?:api|アクセス|シークレット|秘密|暗号化?|署名|マスター)[ ・]?(?:キー|鍵)|(?:アクセス|セキュリティ)コード|シークレット|秘密鍵|暗号鍵|認証コード|(?<![a-z])(?:pin|pw)(?![a-z]))';
/** Words that introduce an account together with its secret. */
const ACCOUNTS: readonly string[] = [
  '(?:basic |http )?auth|creds?|credentials|log ?in(?: (?:data|details|with|as))?|user(?:name)?|account',
  'zugangsdaten|anmelde(?:daten|informationen)|anmeldung(?: mit)?|benutzer(?:name)?|nutzer|einloggen mit',
  'credenciales|usuari[oa]|cuenta|acceso con|credenciais|usuário|conta|acesso com',
  'identifiants?|utilisateur|connexion(?: avec)?|compte|accès',
];
const JAPANESE_ACCOUNTS = '(?:認証情報|ログイン(?:情報)?|ユーザー?名?|アカウント|資格情報)';

const VERBS =
  "is|are|was|were|will be|should be|must be|reads|it['’]?s|ist|sind|war|waren|wird|lautet|lauten|lautete|heißt|es|son|era|eran|será|est|sont|était|étaient|sera|é|são|foi|eram|remains|bleibt|sigue siendo|sigue|reste|c['’]est|continua(?: sendo)?|vaut|vale|beträgt";
/** A secret was changed to what follows. */
const TOWARDS = 'to|auf|zu|durch|a|à|en|como|por|para|par|pour|als';
/** What is done to a secret, before or after its name. */
export const CHANGED =
  '(?:chang(?:ed?|ing)|reset|set|updated?|rotated|replac(?:ed?|ing)|geändert|gesetzt|zurückgesetzt|ersetzt|cambi(?:é|ado|ada|aron|amos|o)|restablec(?:í|ido|ida)|chang(?:é|ée|er)|réinitialis(?:é|ée)|remplac(?:é|ée|er)|mis|troc(?:ada|ado|aram|amos|ou|uei)|alter(?:ada|ei)|redefin(?:ida|i)|mud(?:ada|ei))';
const ADVERBS =
  'now|still|just|currently|always|again|set to|changed to|reset to|jetzt|nun|immer noch|noch|wieder|derzeit|aktuell|momentan|weiterhin|ahora|todavía|aún|actualmente|siempre|maintenant|toujours|encore|actuellement|désormais|agora|ainda|atualmente|sempre';

const START = String.raw`(?<![\p{L}\p{N}_.:/-])`;
export const SECRET_NAME = String.raw`(?:${START}(?:${NAMES.join('|')})(?![\p{L}\p{N}_])|${JAPANESE_NAMES})`;
export const ACCOUNT_NAME = String.raw`(?:${START}(?:${ACCOUNTS.join('|')})(?![\p{L}\p{N}_])|${JAPANESE_ACCOUNTS})`;
/** Names of passwords alone, which are a word in quotes as often as they are random. */
export const PASSWORD_NAME = String.raw`(?:${START}(?:${PASSWORDS.join('|')})(?![\p{L}\p{N}_])|パスワード)`;
/** What it's for. */
export const FOR = String.raw`(?: (?:for|of|to|on|für|von|zum|zur|de|del|da|do|du|para|pour)(?: [\p{L}\p{N}’._@/-]{1,30}){1,3}?)?`;
/** What may be between a Japanese name and a colon. */
export const JAPANESE_LINK = String.raw`(?!pin)${JAPANESE_NAMES}[^\n:→=]{0,12}[:→=]`;
/** Words for an account together with its secret, and nothing else. */
export const CREDENTIALS_NAME = String.raw`(?:${START}(?:creds?|credentials|log ?in|zugangsdaten|anmeldedaten|credenciales|credenciais|identifiants)(?![\p{L}\p{N}_])|認証情報|ログイン情報)`;
export const LINK = String.raw`(?:[*_\x60"']{0,2} ?(?::{1,2}|={1,2}>?|-?->|→)[*_]{0,2}|[*_\x60"')]{0,2},? (?:${VERBS})(?: (?:${ADVERBS})){0,2}(?![\p{L}\p{N}_])|(?:として|[はがをもに])、?(?: ?(?:まだ|今も|今は|現在は?|引き続き))?)`;
export const TO = String.raw` (?:${TOWARDS})(?![\p{L}\p{N}_])`;
export const IS = `(?: (?:is|was|ist|war|es|era|est|était|é|foi|ist jetzt)(?: (?:${ADVERBS}))?|[はが])`;
/** A key opens many things, and is often the answer to a problem. */
export const KEY_NAME = String.raw`${START}(?:key|schlüssel|schluessel|clé|cle|chave|llave)(?![\p{L}\p{N}_])`;
export const AS = '(?:as|als|como|comme|for|für|para|pour)';
export const WITH = String.raw`(?<![\p{L}\p{N}_])(?:with|mit|con|com|avec)`;
export const USE =
  '(?:use|using|try|used|nimm|nehmt|nutze?|benutze?|verwende|usa|use[mn]?|enter|gib|gebt|introduce|escribe|ingresa|pon|tapez?|saisis(?:sez)?|entrez|digite|insira|coloque|utiliza|utilice|usar|prueba|utilise[zr]?|essaie|tente|com|mit|with|con|avec)';
/** Said in between, out of courtesy. */
export const COURTESY = "(?: (?:please|bitte|por favor|s[’'´]il (?:te|vous) pla[iî]t|svp))?";
/** What opens a door or a card with a few digits. */
export const PIN_NAME = String.raw`(?:${START}(?:pin(?:[ -]?codes?)?|code pin|passcode|(?:door|gate|access|entry) code|(?:tür|zugangs|zutritts)code|code d['’](?:accès|entrée)|código de (?:acceso|acesso|entrada))(?![\p{L}\p{N}_])|暗証番号|(?<![a-z])pin(?![a-z]))`;
/** Names of secrets that consist of words. */
export const PHRASE_NAME = String.raw`(?:${START}(?:pass ?phrases?|phrase (?:secrète|de passe)|frase (?:de paso|secreta|senha|de contraseña)|passwortsatz)(?![\p{L}\p{N}_])|パスフレーズ|合言葉)`;
/** The articles, possessives and adjectives before a name. */
export const ARTICLE = `(?: (?:the|a|our|my|your|its|new|old|das|der|die|dem|den|ein|mein|unser|neues?|la|el|los|las|una?|mi|nuestra|nueva|o|os|uma|minha|nossa|nova|le|les|une|mon|notre|nouveau)){0,3}`;
