/** Lines with `password`, `token`, `key` or a long id but no secret. Each was, or easily could be, a false positive. */
export const HARD_BENIGN_LINES = String.raw`
password: [REDACTED]
password=********
password: xxxxxxxx
API_KEY=$§API_KEY}
password={{ vault }}
password={{ lookup('env', 'DB_PASS') }}
password: {{ .Values.db.password }}
password: !vault |
process.env.SECRET
const token = process.env.SLACK_TOKEN;
the key thing is that we lost quorum
password is wrong
pwd: /var/lib
api-7d9f8b6c5d-x2x9k
Password: users can't log in since 14:02
password: see 1Password
Password must be at least 8 characters
"password": "This field is required"
{"error":"invalid_token","error_description":"The access token expired"}
{"password":["is too short (minimum is 8 characters)"]}
password authentication failed for user "app"
FATAL:  password authentication failed for user "app"
passwords are hashed with bcrypt
passwords: rotated yesterday
password hash mismatch
we use argon2id for passwords
token refresh took 2300ms
token=null
token: undefined
token: string;
password: string;
apiKey: string | undefined
password = getpass.getpass()
password = os.environ["DB_PASSWORD"]
password = get_secret("db/password")
password := os.Getenv("DB_PASSWORD")
String password = System.getenv("DB_PASSWORD");
token = request.headers.get("Authorization")
const { token } = useAuth();
this.token = token;
self.password = password
password=user.password
token: accessToken,
secretName: api-tls
secretKeyRef:
secretRef: db-credentials
secret: db-credentials
secretName=payments-db-prod-2
valueFrom: secretKeyRef: name: db key: password
existingSecret: postgres-auth
PASSWORD_FILE=/run/secrets/db_password
POSTGRES_PASSWORD_FILE=/run/secrets/pg
key=/etc/ssl/private/server.key
ssl_key: /etc/nginx/tls.key
private_key = "/etc/ssl/private/server.key"
private_key: file://key.pem
credentials: ~/.aws/credentials
credentials file is missing
kubectl get secret db-credentials -n prod
kubectl describe secret api-tls-2025
vault kv get secret/data/prod/db
aws secretsmanager get-secret-value --secret-id prod/db
--secret-id prod/db1/master
--token-ttl=1h
--password-stdin
--key-id 1234
cache key user:42:profile missing
redis key session:12345 expired
Redis key ´order:2025-01-15:12345´ is hot
idempotency key 550e8400-e29b-41d4-a716-446655440000
idempotency_key=550e8400-e29b-41d4-a716-446655440000
partition key: INC#42
sort_key=EVENT#2025-01-15T14:02:03Z
partition_key=tenant_42_2025
foreign_key=orders_user_id_fk
key_id=1234567890
kms key alias/orders-prod
kms key arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab
routing key orders.created.v2
routing_key=orders.created.v2
s3 key logs/2025/01/15/app-1.log.gz
Key: logs/2025/01/15/app-1.log.gz
session id is in the logs
session: 42 active
session=abc
auth: ok
auth: failed for bob
Authorization header is missing
Authorization: failed
authorization: required for this endpoint
Authorization: Bearer $TOKEN
Authorization: Bearer <token>
Authorization: Bearer &lt;token&gt;
Authorization: Bearer $§TOKEN}
curl -H "Authorization: Bearer $TOKEN" https://api
curl -u $USER:$PASS https://x
docker run -u 1000:1000 app
docker run -p 8080:80 app
docker run --user 1000:1000 --rm app
kubectl port-forward -p 8080
mkdir -p /var/lib/app
ssh -p 2222 host
mysql -h db-1 -P 3306 -u app -p
mysql -u root -p < dump.sql
nc -p 5432 host
grep -a token app.log
zip -r out.zip src
tar -xzf release-1.2.3.tgz
echo "done" | tee log
9fceb02d0ae598e95dc970b74767f19372d61af8
commit 9fceb02 breaks login
sha 9fceb02d0ae598e95dc970b74767f19372d61af8 is live
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
acme/api@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
md5 d41d8cd98f00b204e9800998ecf8427e
ETag: W/"33a64df551425fcc55e4d42a148795d9f25f89d4"
integrity sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==
"integrity": "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg=="
SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8
550e8400-e29b-41d4-a716-446655440000
X-Request-Id: 550e8400-e29b-41d4-a716-446655440000
x-request-id: req_8fJ2kLm9QwErTy
requestId=4bf92f3577b34da6a3ce929d0e0e4736
traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
x-b3-traceid: 80f198ee56343ba864fe8b2a57d3eff7
X-Amz-Cf-Id: Fk0Pq5kGkQ1pQv5d2Hw0w5T8v2Xb7m4b7Qz6S0Ew1x2Y3z4A5b6C7A==
x-amz-request-id: 4442587FB7D0A2F9
x-amz-id-2: eftixk72aD6Ap51TnqcoF8eFidJG9Z/2mkiDFu8yU9AS1ed4OpIszj7UDNEHGran
pi_3MtwBwLkdIwHu7ix28a3tqPa failed
charge ch_3MmlLrLkdIwHu7ix0snN0B15 refunded
evt_1NG8Du2eZvKYlo2CUI79vXWy
cus_NffrFeUfNV2Hib
chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT
msg_01XFDUDYJgAACzvnptvVoYEL
toolu_01A09q90qw90lq917835lq9
org_2abcDEFghiJKLmno123
01ARZ3NDEKTSV4RRFFQ69G5FAV
deployment d-ABCDEF123
lambda RequestId: 8f507cfc-example-4697-b07a-ac58fc914c95 Duration: 3.43 ms
instance i-0abcd1234ef567890 terminated
vpc-0a1b2c3d4e5f67890 subnet-0bb1c79de3EXAMPLE
arn:aws:lambda:eu-west-1:123456789012:function:payments
arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS
arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf
secret: arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf
AWS account 123456789012
https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups
https://us-east-1.console.aws.amazon.com/secretsmanager/secret?name=prod%2Fdb&region=us-east-1
https://app.datadoghq.eu/dashboard/abc-def-ghi?from_ts=1736949909123&live=true
https://sentry.io/organizations/acme/issues/4567890123/?project=12345
https://acme.pagerduty.com/incidents/Q1A2B3C4D5E6F7
https://github.com/acme/api/pull/1234#issuecomment-1234567890
https://docs.google.com/document/d/1a2B3c4D5e6F7g8H9i0J1k2L3m4N5o6P7q8R9s0T1u2V/edit
https://acme.slack.com/archives/C01ABCDEF/p1736949909123456?thread_ts=1736949909.123456&cid=C01ABCDEF
<https://acme.atlassian.net/browse/OPS-42|OPS-42>
https://example.com/reset-password?step=2
https://example.com/login?next=/account/token
http://localhost:3000/auth/callback
http://user@example.com/path
http://host:8080/a@b
https://registry.npmjs.org/@slack/bolt
ssh://git@github.com:22/acme/api.git
git clone git@github.com:acme/api.git
postgres://app@db/x
postgres://app:$DB_PASSWORD@db/x
postgres://app:$§DB_PASSWORD}@db/x
postgres://user:<password>@db/x
postgres://app:***@db/x
mongodb://m1:27017,m2:27017/?replicaSet=rs0
amqp://mq:5672/%2F
kafka broker b-1.acme.c2.kafka.eu-west-1.amazonaws.com:9096
Server=db;User Id=sa;Password=***;Encrypt=true
base64 -d <<< aGVsbG8gd29ybGQ=
aGVsbG8gd29ybGQgdGhpcyBpcyBmaW5l
data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk
-----BEGIN PUBLIC KEY-----
ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGq9k0b7GZ1QyLl2V5wC9tJm3b4c5d6e7f8g9h0i1j2k bob@laptop
ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7 bob@laptop
at com.acme.auth.TokenService.refresh(TokenService.java:123)
    at Object.validatePassword (/app/src/auth/password.js:42:13)
java.lang.IllegalStateException: Token not found: id=42
  File "/usr/lib/python3.11/site-packages/jwt/api_jwt.py", line 168, in decode
panic: runtime error: index out of range [5] with length 3
goroutine 1 [running]: main.main() /tmp/sandbox/prog.go:8 +0x1d
TypeError: Cannot read properties of undefined (reading 'password')
error: secret "db-credentials" not found
Error from server (NotFound): secrets "api-tls" not found
MountVolume.SetUp failed for volume "token" : secret "x" not found
http_requests_total{code="500",service="api"} 1027 1395066363000
rate(auth_token_refresh_total[5m]) > 0.5
auth_token_errors_total 42
vault_token_ttl_seconds 3600
password_reset_requests_total{env="prod"} 17
token_count=128000 prompt_tokens=512
input_tokens: 1024, output_tokens: 256
"usage":{"prompt_tokens":123,"completion_tokens":456}
tokenizer: cl100k_base
nextToken: null
next_token is missing in the reply
continuation token loop in the list job
csrf token mismatch on checkout
CSRF token missing or incorrect
JWT verification failed: invalid signature
signature: RSA-SHA256
signature verification took 12ms
sig=SIGTERM received
salt=none
salt version 3006.4
key rotation 2025-01-15 failed
api key rotation is scheduled for 2025-02-01
api keys were rotated
API key: see vault
API key is missing
API key is invalid or expired
the api key is in 1Password
our stripe key expired at 14:02
signing key is rs256-2025-01
license: Apache-2.0
license=MIT
login: bob
login: bob / on call
login page is down
creds are in vault
creds are wrong for db-1
credentials: read-only
user/pass auth is disabled
username / password login is broken
pin the version to 1.2.3
pin: 1.42.0
pinned to node18.19.0
pass through proxy-2 is slow
pass rate is 98.5%
pass@1 is 0.42
first pass: done
low_pass=filter2
bypass: enabled1
compass: north22
passenger_id=AB1234567
keyboard: us-intl
monkey=banana12
hotkey: ctrl+shift+p
turkey: 2 pods in eu-central-1
Sort key: created_at desc
bearer of bad news: replica lag is 42s
basic auth is on
cookie: none
Cookie banner v2.3.1 is broken
cookies=3
set-cookie header is missing
4111 is the error
1736949909.123456
1736949909123
2025-01-15T14:02:03.123Z
error 0x80070005 at 0x7ffee4b5a9c8
memory 1234567890123456 bytes
id 9007199254740993
tracking 1Z999AA10123456784
IBAN DE89370400440532013000
build 20250115143022
pkts 1234-5678-9012-3456
C02ABCDEF U01ALICE T0AB12CD3
<@U01ALICE> can you look at <#C02ABCDEF|ops>?
<!subteam^S012345|@oncall> help
:rotating_light: *P1* checkout is down
´kubectl get pods -n payments´
env: prod, region: eu-west-1, key: checkout
feature_key=checkout.new-flow
ansible-vault encrypt_string
$ANSIBLE_VAULT;1.1;AES256
terraform: aws_secretsmanager_secret.db_password will be updated
module.db.aws_db_instance.main[0].password: known after apply
  + password = (sensitive value)
  ~ password = (sensitive)
resource "random_password" "db" {
password = var.db_password
password = random_password.db.result
token = data.vault_generic_secret.x.data["token"]
secrets: inherit
secrets: ["db", "api"]
$§{ secrets.GITHUB_TOKEN }}
token: $§{ secrets.GITHUB_TOKEN }}
GITHUB_TOKEN: $§{ github.token }}
password: ENC[AES256_GCM,data:abc]
- name: DB_PASSWORD\n  valueFrom:
- name: TOKEN_TTL\n  value: 3600s
{"name":"TOKEN_TTL","value":"3600"}
<secret>false</secret>
<token>
password field is empty
password123 is not our policy
"what is the password?"
does anyone have the password for db-1?
who changed the password to the replica?
password for admin is unknown
password is stored in vault/prod
password was rotated at 14:02
password is the same as before
password expires 2025-01-31
password: n/a
password: TBD
password: ?
Passwords do not match.
secret is out
the secret is that nobody reads it
secret santa 2025
token is valid until 2025-01-15T14:02:03Z
token is expired since 14:02
token was issued by auth0-prod-2
token ttl=3600
token a is fine, token b is not
token type: bearer
token_type=Bearer
grant_type=client_credentials
response_type=code&client_id=abc123&scope=openid
client_id=3b1f9c2e-1111-2222-3333-444455556666
tenant_id: 72f988bf-86f1-41af-91ab-2d7cd011db47
access key AKIAIOSFODNN7 is short
access_key_id=none
deploy key was added by bob
encryption: aes-256-gcm
cipher: TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
tls: ECDHE-RSA-AES128-GCM-SHA256
nonce: 42
hash=5f4dcc3b5aa765d61d8327deb882cf99
checksum: 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
docker-compose -p acme up
python -u app:main
uvicorn app:main --port 8000
gunicorn -u www-data:www-data app
chown bob:staff1 file
from 12:00 to 13:00: db1:5432 down
db-1:5432:orders:app is the pgpass format
aws: subnet-0a1b2c3d4e5f67890 is full
github: feature/INC-1234-fix-checkout-timeouts-in-eu
jira key: INC-2025-01-15-00042
hetzner: fsn1-dc14-cx41-node-07-a1b2c3d4
vercel: checkout-git-fix-inc-1234-acme-team-9x8y7z6w
kraken: order-OQCLML-BW3P3-BUCMWZ filled
| 1736949909123456|checkout-api-prod-eu-west-1-pod`
  .trim()
  .split('\n')
  // Template literals can't contain backticks or `${`, so the list uses ´ and $§ instead.
  .map((line) => line.replaceAll('´', '\x60').replaceAll('$§', '${').replaceAll('\\n', '\n'));
