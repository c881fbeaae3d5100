import { ALNUM, BASE64, HEX, type Letters, LOWER, UPPER } from './seeded-letters.js';

/**
 * Fills the braces in the lines below: `chosen` is a password that a person would pick, the others are machine-made.
 */
const MAKERS: Record<string, (x: Letters, seed: number) => string> = {
  chosen: (x, seed) => CHOSEN[seed % CHOSEN.length]?.(x) ?? '',
  token: (x) => `${x(27)}7`,
  hex: (x) => x(32, HEX),
  basic: (x) => `${x(27, BASE64)}7`,
  key256: (x) => x(43, BASE64),
  key512: (x) => x(86, BASE64),
  uuid: (x) => [8, 4, 4, 4, 12].map((n) => x(n, HEX)).join('-'),
  base32: (x) => x(32, `${UPPER}234567`),
  aws: (x) => x(40, BASE64),
  awsid: (x) => `AKIA${x(16, UPPER)}`,
  jumble: (x) =>
    `3x-${x(7, LOWER)}4-${x(5, LOWER)}81${x(9, LOWER)}7_6${x(4, LOWER)}2${x(4, LOWER)}5${x(3, LOWER)}`,
  long: (x) => x(200, BASE64),
  telegram: (x) => `${x(10, '123456789')}:AA${x(33)}`,
  licence: (x) => [1, 2, 3].map(() => x(5, `${UPPER}1234`)).join('-'),
};

const CHOSEN: readonly ((x: Letters) => string)[] = [
  () => 'hunter2',
  (x) => `${x(9, LOWER)}${x(3, '0123456789')}!`,
  (x) => `S3cr3t#${x(4, '0123456789')}`,
  (x) => `Tr0ub4dor&${x(1, '0123456789')}`,
  (x) => x(14, ALNUM),
  (x) => `correct-horse-${x(2, '0123456789')}-battery`,
];

/** Fills in one template. Returns the line, and the secrets that must not survive redaction. */
export function fillTemplate(line: string, x: Letters, seed: number): { text: string; secrets: string[] } {
  const made = new Map<string, string>();
  const text = line.replace(/\{([a-z]+\d*)\}/g, (braces, name: string) => {
    const secret = made.get(name) ?? MAKERS[name]?.(x, seed) ?? braces;
    made.set(name, secret);
    return secret;
  });
  return { text, secrets: [...made.values()] };
}

/** How people, programs and tools write secrets that have no recognizable format. */
export const WRITTEN_SECRETS: readonly string[] = String.raw`
netlifyKey := "{jumble}"
gitter = {jumble}
const cloudflare = '{jumble}';
password is {chosen}
password is {chosen}.
the password is {chosen}, please rotate
the root pw: {chosen}
root pw {chosen}
pass: {chosen}
pass = {chosen}
pw={chosen}
pwd={chosen}
Password:{chosen}
*Password:* {chosen}
*Password*: ´{chosen}´
´password´: ´{chosen}´
_password_: {chosen}
PASSWORD : "{chosen}"
passwd {chosen}
login: admin / {chosen}
login admin password {chosen}
user: admin, password: {chosen}
user admin pass {chosen}
username=admin&amp;password={chosen}
username=admin&password={chosen}&x=1
creds are admin:{chosen}
creds: admin/{chosen}
credentials: admin / {chosen}
admin password = {chosen}
my password: {chosen}
password for db-1: {chosen}
password for ´db-1´: ´{chosen}´
password for admin is {chosen}
password changed to {chosen}
password was set to {chosen}
set the password to {chosen}
new password: {chosen}
new password is {chosen}
temporary password {chosen}
temp pw is {chosen}
the password (´{chosen}´) works
password “{chosen}”
password: “{chosen}”
password → {chosen}
password -> {chosen}
password => {chosen}
password := "{chosen}"
password == "{chosen}"
'password' => '{chosen}',
"password": "{chosen}"
\"password\": \"{chosen}\"
{\"password\":\"{chosen}\"}
&quot;password&quot;: &quot;{chosen}&quot;
"password" : '{chosen}'
password="{chosen}"
password='{chosen}'
password=´{chosen}´
<password>{chosen}</password>
&lt;password&gt;{chosen}&lt;/password&gt;
<add key="Password" value="{chosen}" />
<property name="password" value="{chosen}"/>
- name: DB_PASSWORD\n  value: {chosen}
- name: DB_PASSWORD\n  value: "{chosen}"
{"name":"DB_PASSWORD","value":"{chosen}"}
{"Name": "DB_PASSWORD", "Value": "{chosen}"}
DB_PASSWORD={chosen}
DB_PASS={chosen}
DB_PWD={chosen}
MYSQL_ROOT_PASSWORD={chosen}
export DB_PASSWORD="{chosen}"
set DB_PASSWORD={chosen}
$env:DB_PASSWORD = "{chosen}"
setx DB_PASSWORD {chosen}
ENV DB_PASSWORD {chosen}
-e POSTGRES_PASSWORD={chosen}
-e MYSQL_PASSWORD='{chosen}'
--set auth.password={chosen}
--set postgresql.auth.postgresPassword={chosen}
PGPASSWORD={chosen} psql -h db
PGPASSWORD='{chosen}' psql -h db
MYSQL_PWD={chosen}
REDISCLI_AUTH={chosen}
redis-cli -a {chosen} ping
redis-cli -h cache -a {chosen}
AUTH {chosen} redis
requirepass {chosen}
masterauth {chosen}
mysql -u root -p{chosen}
mysql -uroot -p'{chosen}' orders
mysqldump --password={chosen} db
mysql --password {chosen}
mongo -u root -p {chosen} --authenticationDatabase admin
mongosh "mongodb://root:{chosen}@m1:27017,m2:27017/?replicaSet=rs0"
sshpass -p {chosen} ssh x
sshpass -p '{chosen}' ssh root@h
sshpass -p{chosen} ssh root@h
curl -u admin:{chosen} https://es:9200
curl -uadmin:{chosen} https://es:9200
curl --user admin:{chosen} https://es
curl --user 'admin:{chosen}' https://es
curl -H "Authorization: Bearer {token}" https://api
curl -H 'X-Api-Key: {token}' https://api
curl -H "X-Auth-Token: {token}"
curl -H 'PRIVATE-TOKEN: {token}'
curl -H 'apikey: {token}'
curl -H "Ocp-Apim-Subscription-Key: {token}"
wget --http-password={chosen}
wget --password={chosen} https://x
http -a admin:{chosen} https://x
Authorization: Bearer {token}
Authorization: Basic {basic}
Authorization: Token {token}
Authorization: Token token={token}
Authorization: Token token="{token}"
Authorization: ApiKey {token}
Authorization: {token}
authorization: bearer {token}
*Authorization:* Bearer {token}
"Authorization": "Bearer {token}"
Proxy-Authorization: Basic {basic}
headers={'Authorization': 'Bearer {token}'}
Bearer {token}
bearer token {token}
X-Api-Key: {token}
x-api-key={token}
X-Vault-Token: {token}
Api-Key: {token}
X-Amz-Security-Token: {token}
X-Amz-Signature={hex}
Cookie: session={token}; theme=dark
Cookie: theme=dark; sessionid={token}
Set-Cookie: sid={token}; Path=/; HttpOnly
Cookie: JSESSIONID={token}
sessionid={token}
PHPSESSID={token}
connect.sid=s%3A{token}
postgres://app:{chosen}@db/x
postgresql://app:{chosen}@db-1.internal:5432/orders?sslmode=require
mysql://root:{chosen}@10.0.0.1/x
mysql2://root:{chosen}@10.0.0.1/x
mysql+pymysql://root:{chosen}@10.0.0.1/x
redis://:{chosen}@cache:6379/0
rediss://default:{chosen}@cache:6379
amqp://guest:{chosen}@mq/
mongodb+srv://u:{chosen}@cluster0.abc.mongodb.net/
ftp://bob:{chosen}@ftp.example.com/
smtp://bob:{chosen}@smtp.example.com:587
ldap://cn=admin:{chosen}@ldap
https://bob:{chosen}@git.example.com/r.git
https://oauth2:{token}@gitlab.example.com/a/b.git
https://x-access-token:{token}@github.com/a/b
https://{token}@github.com/a/b.git
https://{token}:x-oauth-basic@github.com/a/b.git
postgres://app:{chosen}@<http://db.example.com|db.example.com>/x
postgres://app:<mailto:{chosen}@db.example.com|{chosen}@db.example.com>/x
<postgres://app:{chosen}@db.example.com/x>
<https://bob:{chosen}@git.example.com/r.git|https://bob:{chosen}@git.example.com/r.git>
<https://bob:{chosen}@git.example.com/r.git>
postgres://app:p@{chosen}@db/x
postgres://app:{chosen}%40x@db/x
jdbc:mysql://h/db?user=a&password={chosen}
jdbc:postgresql://h/db?user=a&amp;password={chosen}&amp;ssl=true
jdbc:oracle:thin:scott/{chosen}@//db:1521/orcl
jdbc:sqlserver://h:1433;user=sa;password={chosen};encrypt=true
sqlplus scott/{chosen}@db
Server=db;User Id=sa;Password={chosen};Encrypt=true
Data Source=db;User ID=sa;Pwd={chosen};
Server=db;Uid=sa;Pwd={chosen}
host=db user=app password={chosen} dbname=x
host=db password='{chosen}' dbname=x
DefaultEndpointsProtocol=https;AccountName=x;AccountKey={key512}==;EndpointSuffix=core.windows.net
Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey={key256}=
HostName=x.azure-devices.net;DeviceId=d;SharedAccessKey={key256}=
https://a.blob.core.windows.net/c?sv=2022-11-02&sr=c&sig={key256}%3D&se=2025
https://a.blob.core.windows.net/c?sv=2022-11-02&amp;sr=c&amp;sig={key256}%3D&amp;se=2025
https://prod-12.westus.logic.azure.com:443/workflows/abc/triggers/manual/paths/invoke?api-version=2016&sp=run&sv=1.0&sig={token}
https://hooks.slack.com/services/T0AB12CD3/B0AB12CD3/{token}
<https://hooks.slack.com/services/T0AB12CD3/B0AB12CD3/{token}>
https://hooks.slack.com/workflows/T0AB12CD3/A0AB12CD3/123456789012345678/{token}
https://hooks.slack.com/triggers/T0AB12CD3/1234567890123/{hex}
https://discord.com/api/webhooks/123456789012345678/{token}
https://discordapp.com/api/webhooks/123456789012345678/{token}
https://hooks.zapier.com/hooks/catch/123456/{token}
https://chat.googleapis.com/v1/spaces/AAAA/messages?key=abc&token={token}
https://events.pagerduty.com/integration/{hex}/enqueue
https://api.telegram.org/bot{telegram}/sendMessage
otpauth://totp/ACME:bob@example.com?secret={base32}&issuer=ACME
otpauth://totp/ACME:bob@example.com?secret={base32}&amp;issuer=ACME
TOTP secret: {base32}
mfa secret {base32}
aws_access_key_id=x\naws_secret_access_key={aws}
aws_secret_access_key = {aws}
AWS_SECRET_ACCESS_KEY={aws}
export AWS_SECRET_ACCESS_KEY="{aws}"
"SecretAccessKey": "{aws}"
secretAccessKey: '{aws}'
secret access key: {aws}
secret key {aws}
aws secret {aws}
AWS creds: {awsid} {aws}
AWS_SESSION_TOKEN={long}
"SessionToken": "{long}"
api_key={token}
apikey={token}
apiKey: "{token}"
API key: {token}
api key is {token}
our API key is {token}.
the stripe key is {token}
the api token is {token}
token: {token}
token is {token}
token={hex}
token = "{token}"
token {token}
access_token={token}
refresh_token: {token}
id_token={token}
auth_token: {token}
authtoken={token}
_authToken={token}
//registry.npmjs.org/:_authToken={uuid}
//npm.pkg.example.com/:_auth={basic}
_password={basic}
client_secret={token}
client_secret: {token}
clientSecret: "{token}"
client-secret: {token}
CLIENT_SECRET={hex}
consumer_secret={token}
app_secret: {hex}
appSecret={hex}
webhook_secret={token}
signing_secret: {hex}
SLACK_SIGNING_SECRET={hex}
JWT_SECRET={token}
SECRET_KEY_BASE={hex}{hex}
SECRET_KEY = "{token}"
secret_key: {token}
secretKey={token}
session_secret="{token}"
encryption_key={hex}
ENCRYPTION_KEY: {key256}=
master_key: {hex}
RAILS_MASTER_KEY={hex}
private_key = {hex}
PRIVATE_KEY=0x{hex}{hex}
ssh_pass={chosen}
ansible_ssh_pass={chosen}
ansible_become_pass: {chosen}
ansible_password={chosen}
bind_pw: {chosen}
bindpw {chosen}
rootpw {chosen}
olcRootPW: {chosen}
ldap_bind_password: {chosen}
smtp_pass: {chosen}
SMTP_PASSWORD={chosen}
EMAIL_HOST_PASSWORD = '{chosen}'
spring.datasource.password={chosen}
spring.datasource.password: {chosen}
sonar.login={hex}
storePassword {chosen}
keyPassword "{chosen}"
keystore.password={chosen}
javax.net.ssl.keyStorePassword={chosen}
-Djavax.net.ssl.trustStorePassword={chosen}
-Dpassword={chosen}
--password {chosen}
--password={chosen}
--password="{chosen}"
--db-password {chosen}
--admin-password={chosen}
--token {token}
--token={token}
--api-key {token}
--api-key={token}
--secret {token}
--client-secret {token}
--pass {chosen}
--from-literal=password={chosen}
kubectl create secret generic x --from-literal=token={token}
docker login -u bob -p {chosen} registry
az login --service-principal -u x -p {chosen} --tenant y
gh auth login --with-token {token}
vault login {token}
vault kv put secret/db password={chosen}
helm repo add x https://x --username bob --password {chosen}
openssl enc -k {chosen}
openssl rsa -passin pass:{chosen}
zip -P {chosen} a.zip
unzip -P {chosen} a.zip
net user bob {chosen} /add
net use \\\\srv\\x /user:bob {chosen}
echo "{chosen}" | docker login --password-stdin
echo {chosen} | sudo -S ls
htpasswd -b .htpasswd bob {chosen}
CREATE USER app IDENTIFIED BY '{chosen}';
ALTER USER app WITH PASSWORD '{chosen}';
ALTER USER 'root'@'localhost' IDENTIFIED WITH mysql_native_password BY '{chosen}';
SET PASSWORD FOR 'root' = PASSWORD('{chosen}');
SET PASSWORD = '{chosen}'
CREATE LOGIN x WITH PASSWORD = '{chosen}'
machine api.example.com login bob password {chosen}
default login bob password {chosen}
db.example.com:5432:orders:app:{chosen}
const password = '{chosen}';
let dbPassword: string = "{chosen}";
private static final String PASSWORD = "{chosen}";
String pwd = "{chosen}";
$password = '{chosen}';
define('DB_PASSWORD', '{chosen}');
define("DB_PASSWORD", "{chosen}");
password: !!str {chosen}
password: |\n  {chosen}
self.password = "{chosen}"
setPassword("{chosen}")
.password("{chosen}")
config['password'] = '{chosen}'
config["password"] = "{chosen}"
os.environ["API_KEY"] = "{token}"
process.env.API_KEY = '{token}'
ENV['API_KEY'] = '{token}'
http.basicAuth("bob", password="{chosen}")
password: '{chosen}' # prod
password={chosen} # prod
Passwort: {chosen}
Kennwort: {chosen}
contraseña: {chosen}
mot de passe : {chosen}
senha: {chosen}
пароль: {chosen}
パスワード: {chosen}
wachtwoord: {chosen}
wifi password is {chosen}
WiFi PSK: {chosen}
psk="{chosen}"
passphrase: {chosen}
PIN is 4821 for the vault, password {chosen}
license key: {licence}
licenseKey={uuid}
subscription_key={hex}
storage_key={key512}==
"auth": "{basic}"
{"auths":{"reg.example.com":{"auth":"{basic}"}}}
client-key-data: {long}
hmac_key={hex}
hmac secret: {hex}
salt={hex}
otp: 482910 password: {chosen}
X-Shopify-Access-Token: {token}
X-Hub-Signature-256 secret={token}
deploy key: {token}
bot token: {token}
bot token is ´{token}´
access token: {token}
"accessToken": "{token}"
"refresh_token" : "{token}",
"id_token":"{token}"
"connectionString": "Server=db;Password={chosen}"
dsn: postgres://app:{chosen}@db/x
DATABASE_URL=postgres://app:{chosen}@db/x
DATABASE_URL="postgres://app:{chosen}@db/x"
root:{chosen}@db-1.internal:3306
user:{chosen}@tcp(db:3306)/orders
app:{chosen}@tcp(10.0.0.5:3306)/orders
rclone pass = {token}
password:\n{chosen}
Password:\n´{chosen}´
password: ´´´{chosen}´´´
password ||{chosen}||
here's the password: {chosen} — rotate it
pwd is {chosen}
the pin is {chosen}
username / password: admin / {chosen}
user/pass: admin/{chosen}
user/pass admin/{chosen}
u: admin p: {chosen}`
  .trim()
  .split('\n')
  // The template literal can't contain backticks.
  .map((line) => line.replaceAll('´', '\x60').replaceAll('\\n', '\n'));
