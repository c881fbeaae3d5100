/** More harmless lines. */
export const THIRD_BENIGN: readonly string[] = `
error rate is 40 % in eu-west-1 since 14:05
the password reset page is down
password reset emails are not being sent
the login button does nothing, password field is greyed out
we rotated the token yesterday, nothing changed
is the API key page loading for you?
password: see 1Password
the password is in the vault
the secret is stored in AWS Secrets Manager
key: value pairs are missing
commit 3f2a9c1d7e5b4a6f8091a2b3c4d5e6f708192a3b broke it
sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
trace id 4bf92f3577b34da6a3ce929d0e0e4736 span 00f067aa0ba902b7
request_id=7c9e6679-7425-40de-944b-e07fc1f90ae7 took 30 s
pod checkout-7d9f8b6c5d-x2k4q restarted 14 times
i-0abcd1234ef567890 is unreachable
arn:aws:iam::123456789012:role/checkout-prod
vpc-0a1b2c3d4e5f6a7b8 subnet-0123456789abcdef0
https://grafana.acme.io/d/abc123XYZ/checkout?orgId=1&from=now-1h
https://acme.slack.com/archives/C01ABCDEF/p1736950100000200
image: registry.acme.io/checkout:1.2.3@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
ETag: "33a64df551425fcc55e4d42a148795d9f25f89d4"
git checkout feature/fix-password-validation
UnauthorizedException: token expired at 2025-01-15T14:05:00Z
the session token TTL is 3600
secretKeyRef: name: checkout-secrets key: db-password
passwordless login is broken on iOS
Passwort vergessen geht nicht
das Passwort wird nicht akzeptiert
das Passwort ist abgelaufen
Passwort: siehe Tresor
die Zugangsdaten liegen im Vault
der Schlüssel ist rotiert
la contraseña es incorrecta
la contraseña está en el vault
no acepta la contraseña
la clave es reiniciar el pod
le mot de passe est expiré
le mot de passe est dans le coffre
la clé est de redémarrer le service
le secret est bien gardé
a senha está errada
a senha é obrigatória
a chave é reiniciar o pod
パスワードは期限切れです
パスワードは変更できません
パスワードを忘れた人がいます
トークンは期限切れです
パスワードは管理者に聞いてください
4111 1111 errors in 10 min
phone +49 30 123456
build #20250115.4 passed
x-request-id: 9b2e1d3c-5f6a-4b7c-8d9e-0f1a2b3c4d5e
MD5 (dump.sql) = d41d8cd98f00b204e9800998ecf8427e
C01ABCDEF U02ABCDEFGH T0ABCDE12 B07ALERTS
user: alice pass: 12 fail: 3
tests: 120 pass / 3 fail
pass rate: 98.5%
pin: the message so we find it
the pin is on the map
pin the incident message
key metrics: p99 1,200 ms
token bucket: 100 rps
token usage is 12,000 of 16,000
"token_count": 18234
max_tokens=4096
passing: true
author: alice, reviewer: bob
login / logout both fail
admin / viewer roles are swapped
root / 91% full
creds are being rotated now
credentials: ask Dana
credentials: expired
AKIA is the prefix for access keys
ghp_ tokens are revoked
tokens starting with xoxb- are affected
use a password manager
use kubectl as usual
Authorization: Bearer <token>
Authorization header is missing
password=********
password=$DB_PASSWORD
password: \${{ secrets.DB_PASSWORD }}
DB_PASSWORD is unset in prod
postgres://db.internal:5432/app
postgres://app:****@db.internal/app
redis://cache:6379/0
curl -u "$USER:$PASS" https://api
the new pin code screen is up
secret santa is at 16:00
keyboard: QWERTZ
p4ssw0rd policies are annoying
access: read only
acceso: solo lectura
acesso: negado
accès : refusé
Zugang: gesperrt
ログイン: 失敗
usuario: admin no existe
Benutzer: admin ist gesperrt
mdp oublié ne marche pas
contraseña: ver 1Password
senha: ver no cofre
mot de passe : voir Vault
Kennwort: steht im Tresor
ssh root@db1 works again
we changed the timeout from 30s to 120s
I reset the counter to 0
wir haben das Limit auf 500 geändert
cambié el límite a 500
j’ai changé le timeout en 30s
troquei o limite para 500
タイムアウトを30秒に変更しました
v2.14.0-rc.1+build.20250115
node-role.kubernetes.io/control-plane
prometheus_tsdb_head_series{instance="10.0.0.1:9090"} 123456
CVE-2024-3094 affects xz 5.6.0
INC-000123 is a duplicate of INC-000099
JIRA-1234 PLAT-99812
2025-01-15T14:05:06.123456Z INFO checkout started
kafka offset 9223372036854775807 lag 120394
00:1A:2B:3C:4D:5E is the switch
fe80::1ff:fe23:4567:890a
s3://acme-prod-logs/2025/01/15/checkout-7d9f8b6c5d.gz
gs://bucket/path/to/object-v2
base64 of the icon: iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk
ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGq8J3l0yQn3 is a public key
-----BEGIN CERTIFICATE-----
the certificate's SHA1 is A1:B2:C3:D4:E5:F6
terraform plan: 3 to add, 1 to change, 0 to destroy
dial tcp 10.1.2.3:5432: connect: connection refused
FATAL: password authentication failed for user "app"
Access denied for user 'root'@'10.0.0.1' (using password: YES)
invalid_grant: Bad Request
error: password must have 12 characters
use SHA-256 as the hash
use 8080 as the port
try v1.2.3 as a workaround
try eu-west-1 as a fallback
log in with SSO
log in with Okta / Google
the token is invalid
the token you need is in the vault
the secret is to restart twice
key is missing in config
wifi password = ask the front desk
temp password emails are delayed
its password: changed yesterday
the passphrase is required
der Token ist abgelaufen
das Geheimnis ist gelüftet
die PIN ist falsch
el token es inválido
el secreto es la paciencia
el pin es incorrecto
le jeton est expiré
o token é inválido
o segredo é simples
秘密鍵は安全です
認証情報: 期限切れ
rotate key 3 of 12
DATABASE_URL is not set
SECRET_KEY_BASE missing
NEXT_PUBLIC_API_URL=https://api.acme.io
AWS_REGION=eu-west-1
KUBECONFIG=/home/ops/.kube/config
feature flag checkout_v2 is 50%
lambda arn:aws:lambda:eu-west-1:123456789012:function:checkout:42
pagerduty incident Q1X2Y3Z4A5B6C7
sentry event 4a1b2c3d4e5f60718293a4b5c6d7e8f9
https://sentry.io/organizations/acme/issues/4123456789/?project=1
https://app.datadoghq.com/monitors/12345678?group=service%3Acheckout
https://acme.pagerduty.com/incidents/Q0ABCDEF123456
https://github.com/acme/checkout/commit/3f2a9c1d7e5b4a6f8091a2b3c4d5e6f708192a3b
https://docs.google.com/document/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgVE2upms/edit
https://youtu.be/dQw4w9WgXcQ
https://meet.google.com/abc-defg-hij
zoom.us/j/1234567890
stack: at Object.<anonymous> (/app/dist/index.js:12:34567)
0x7ffee3b0 0xdeadbeefcafebabe
license: Apache-2.0
isbn 978-3-16-148410-0
iban DE89 3704 0044 0532 0130 00
tracking 1Z999AA10123456784
uptime 99.95 %
the pass rate dropped from 99 to 92 %
password policy changed to 14 characters
we changed the password policy to NIST-800
the default password policy, v2, is stricter
enter the room code at the door
type yes when it asks for confirmation
with the token bucket at 500 rps we are fine
with the password reset flow in v2.3 it works
the API key, created 2024-05-02, expired
las credenciales caducan el 2025-01-31
das Passwort läuft am 31.01.2025 ab
le mot de passe expire dans 30 jours
a senha expira em 30 dias
パスワードは30日で期限切れになります
パスワードに8文字以上を入力してください
トークンに問題があります
the key is in row 42 of the sheet
the key is user_id
cache key: user:1234:profile
der Schlüssel liegt bei der Security
la llave está en recepción
wifi key rotation is on Friday
WLAN-Schlüssel hängt im Büro
clé wifi à l'accueil
- 7d9f8b6c5d
auth service admin checkout-v2 is slow
basic auth is disabled
auth: admin / viewer
the login is admin only
it is slow (the password page)
パスワードを14文字に変更しました
パスワードの有効期限: 30日
アクセスコード: 廃止
accounts:\nalice\nbob
credentials:\nsee 1Password\nsection ops
code d'accès : voir le coffre
PIN für die Tür hat Dana
{"kind": "pin", "user": "U_DBE_1", "target": "2018-10-21"}
spinning up: Node20x
await run('show 1', { user: BOB })).toContain('Only participants'
authorization: command × kind of person
Passwort bitte ändern, aktuell unsicher
- checkout-7d9f8b6c5d-x2k4q
`
  .trim()
  .split('\n');
