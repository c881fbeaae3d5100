import { type RedactionRule, type RuleMatch, ruleFamily } from '../redaction-rule.js';
import { isNotSecret, looksGenerated } from '../secret-values.js';

const VALUE = String.raw`(?:["'\`]|&quot;)?(?<secret>[^\s"'\`<>|]{3,300})`;
const AFTER_FLAG = String.raw`["'\`]?(?<secret>[^\s"'\`<>|-][^\s"'\`<>|]{2,300})`;
/** A command goes on in the next line after a backslash. */
const LINE = String.raw`(?:[^\n|;]|(?<=\\)\n){0,300}?`;
const rule = (source: string, accept = isSecret): RedactionRule => ({
  kind: 'password',
  pattern: new RegExp(source, 'dg'),
  accept,
});

/** Secrets in pasted command lines. */
export const commandRules = ruleFamily(
  (text) => /-[\w-]|\(|community|login|net use|echo|sqlplus|identified|password|:\d{2,5}:/i.test(text),
  () => [
    rule(
      String.raw`(?<![\w-])--?(?:[\w-]{0,30}-)?(?:pass|password|passwd|passphrase|token|secret|api-?key|access-key|auth-token|secret-key)[ =]${VALUE}`,
    ),
    rule(String.raw`(?<!\S)-D?[\w.]{0,60}[pP]ass(?:word|phrase)=${VALUE}`),
    rule(
      String.raw`(?<![\w./-])(?:mysql|mysqldump|mysqladmin|mysqlimport|mariadb|sshpass)\b${LINE} -p ?${AFTER_FLAG}`,
    ),
    rule(
      String.raw`(?<![\w./-])(?:(?:docker|podman|az|oc|nerdctl|crane|buildah|helm registry) login|mongo(?:sh|dump|restore|export)?)\b${LINE} -p[ =]${AFTER_FLAG}`,
    ),
    rule(String.raw`(?<![\w-])snmp-server community ${AFTER_FLAG}`),
    rule(
      String.raw`(?<!\w)(?:mysqli(?:_connect)?|mysql_connect|PDO|ftp_login|ldap_bind|createConnection|(?:Network|PS|UsernamePassword)Credentials?|DirectoryEntry|PasswordAuthentication|HTTPBasicAuth) ?\((?:[^,()\n]{0,120},){1,2} ?["'](?<secret>[^"'\n]{3,120})["']`,
      isGeneratedSecret,
    ),
    rule(String.raw`(?<![\w./-])redis-cli\b${LINE} -a ${AFTER_FLAG}`),
    rule(String.raw`(?<![\w./-])(?:zip|unzip|7z|ldapsearch|ldapmodify)\b${LINE} -[PpwW] ?${AFTER_FLAG}`),
    rule(String.raw`(?<![\w./-])openssl\b${LINE} (?:-k |-pass(?:in|out)? pass:)${AFTER_FLAG}`),
    rule(String.raw`(?<![\w./-])(?:vault|gh auth) login (?:--with-token )?${AFTER_FLAG}`, isGeneratedSecret),
    rule(
      String.raw`(?<![\w./-])vault operator (?:unseal|rekey|generate-root)(?: -[\w=.:/-]{1,80}){0,4} ${AFTER_FLAG}`,
      isGeneratedSecret,
    ),
    rule(String.raw`(?<![\w./-])[Pp][Ss][Ee][Xx][Ee][Cc](?:64)?(?:\.exe|\.EXE)?\b${LINE} -p ${AFTER_FLAG}`),
    rule(String.raw`(?<![\w./-])htpasswd -\w{0,6}b\w{0,6} \S{1,100} \S{1,64} ${AFTER_FLAG}`),
    rule(
      String.raw`(?<![\w./-])net use(?:r [^\s/]{1,64}| \S{1,100} \/user:\S{1,64}) ${AFTER_FLAG}`,
      isGeneratedSecret,
    ),
    rule(
      String.raw`(?<![\w./-])echo (?:-n )?${AFTER_FLAG}["'\`]? ?\| ?(?:sudo -S|[^\n]{0,60}--(?:password|passphrase)-(?:stdin|fd))`,
    ),
    rule(String.raw`(?<![\w./-])sqlplus [\w.-]{1,64}/${AFTER_FLAG}@`),
    rule(
      String.raw`(?<!\S)(?:-u|-a|--user|--auth|--proxy-user)[ =]?["'\`]?[\w.@-]{1,64}:(?<secret>[^\s"'\`<>|]{3,200})`,
      isGeneratedSecret,
    ),
    rule(
      String.raw`(?<![\w./-])(?:curl|https?|wget)\b${LINE} (?:-u|-a|--user|--auth)[ =]{0,3}["'\`]?[\w.@-]{0,64}:["'\`]?(?<secret>[^\s"'\`<>|]{3,200})`,
    ),
    // A key in place of the user, without a password.
    rule(
      String.raw`(?<![\w./-])(?:curl|https?|wget)\b${LINE} (?:-u|-a|--user|--auth)[ =]{0,3}["'\`]?(?<secret>[^\s"'\`:<>|]{8,200}):(?:["'\`\s]|$)`,
      isGeneratedSecret,
    ),
    {
      kind: 'password',
      pattern: /\bidentified (?:with \S{1,40} )?(?:by|as) (?:password )?["'`](?<secret>[^"'`\n]{3,200})/dgi,
      accept: isSecret,
    },
    {
      kind: 'password',
      pattern: /\bpassword ?\(? ?["'](?<secret>[^"'\n]{3,200})["'] ?[);]/dgi,
      accept: isSecret,
    },
    {
      kind: 'password',
      pattern:
        /(?<![\w.-])[\w.-]{1,100}:\d{2,5}:[\w*-]{1,64}:[\w.-]{1,64}:(?<secret>[^\s:"'`<>|]{4,200})(?!\S)/dg,
      accept: isGeneratedSecret,
    },
  ],
);

function isSecret({ groups }: RuleMatch): boolean {
  return !isNotSecret(groups?.secret ?? '');
}

function isGeneratedSecret(match: RuleMatch): boolean {
  return isSecret(match) && looksGenerated(match.groups?.secret ?? '');
}
