/** Lines from incidents that contain no secret. */
export const BENIGN_LINES = `password reset flow is broken
password resets fail with 500 since 14:02
wrong password count is up 40 %
the password is wrong
the password is expired, rotating it now
password: <redacted>
password=***
PASSWORD=$DB_PASSWORD
password: {{ vault_password }}
password={{ .Values.db.password }}
set password = process.env.DB_PASSWORD
API_KEY=$API_KEY
api_key: \${API_KEY}
token bucket exhausted
token expired
token: expired
invalid token for user 42
tokens: 4096
max_tokens=4096
token refresh takes 3 s
csrf token missing in form
secret=***
secret: missing
secretName: payment-api-tls
imagePullSecrets: regcred
secrets manager throttles us
kubectl get secret payment-api -n prod
auth=false
auth: oauth2
auth-service: v2.3.1 deployed
authorization header is missing
Authorization: Bearer
key: value
the key thing is the 14:02 rollout
key metrics: p99 2.3 s, errors 4 %
primary key: (id, created_at)
primary_key=42
partition key: user_id
cache key: user:42:profile
hotkey: shard-17
keyspace=events
monkey: patched
idempotency_key: order-1234
foreign key constraint fails on orders.user_id
pwd: /var/lib/app
bypass: enabled_v2
passed: true
pass: 12 fail: 3
compass: north
sha 9fceb02d0ae598e95dc970b74767f19372d61af8
commit 9fceb02 broke it
sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
image: registry.example.com/api@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
request id 550e8400-e29b-41d4-a716-446655440000
trace_id=4bf92f3577b34da6a3ce929d0e0e4736
span_id=00f067aa0ba902b7
x-amzn-trace-id: Root=1-67891233-abcdef012345678912345678
etag: "33a64df551425fcc55e4d42a148795d9f25f89d4"
session_id column is missing in the new schema
signature: sha1
api-7d9f8b6c5d-x2x9k restarted 14 times
payment-api-6f9c7d8b5-2xk4p OOMKilled
pod search-0 on ip-10-0-3-17.ec2.internal
node i-0abcd1234ef567890 is gone
arn:aws:iam::123456789012:role/aegis-http
s3://backups/2025-01-15/db1.tar.gz
https://grafana.example.com/d/abc123/api?orgId=1&from=now-1h&to=now
https://acme.slack.com/archives/C01ABCDEF/p1736949909123456
https://github.com/acme/api/commit/9fceb02d0ae598e95dc970b74767f19372d61af8
postgres://db-1.internal:5432/orders
redis://cache:6379/0
jdbc:postgresql://db-1:5432/orders?sslmode=require
ssh deploy@bastion.internal
git@github.com:acme/api.git
cc: ops@example.com
to:bob@example.com
author: Alice <alice@example.com>
error rate 40.5 % (threshold 2 %)
latency p50 12ms p99 2300ms p999 12000ms
1736949909.123456 is the ts of it
order 4000123412341234 failed twice
invoice 20250115-000042 is wrong
ticket 884120 and INC-000042
version 1.2.3.4 to 1.2.3.5
build 20250115.14
port 5432 on 10.0.0.12
at com.example.jobs.MailerWorker.run(MailerWorker.java:42)
java.sql.SQLTransientConnectionException: HikariPool-3 - Connection is not available, request timed out after 30000ms.
TypeError: Cannot read properties of undefined (reading 'token')
File "/app/auth/token.py", line 42, in refresh
SELECT id, token_hash FROM sessions WHERE user_id = 42
UPDATE users SET password_hash = NULL
max_connections=2000 max_wal_senders=32
innodb_buffer_pool_size = 64G
GOGC=100 GOMAXPROCS=8
feature flag checkout.new-flow is on for 5 %
{"level":"error","msg":"dial tcp 10.0.3.17:5432: connect: connection refused"}
{"status":503,"service":"payment-api","retry_after":30}
uses: actions/checkout@v4
npm ERR! code E401
docker pull acme/api:1.42.0
kubectl rollout undo deployment/api --to-revision=41
terraform plan shows 3 to add, 1 to change
helm upgrade api ./chart --set image.tag=1.42.0
Basic checks are green
bearer of bad news: the replica is behind
the cookie banner is broken
cookies: 3 per request
my pin was wrong
license: MIT
salt lake city region is down
-----BEGIN CERTIFICATE-----
ssh-rsa key rotation is next week
public key pinned in the app
access key rotation runbook is outdated
access denied for user 'app'@'10.0.3.17' (using password: YES)
FATAL: password authentication failed for user "app"
secret rotation finished at 14:02
who owns the signing key?
encryption key is in KMS, alias/orders
credentials: see the vault
credentials expired at 14:00
auth token cache hit ratio 0.93
passwordless login works
use --password-stdin instead
no_proxy=localhost,127.0.0.1
14:02:03.123 ERROR [main] c.e.Api - boom
12:34:56 db1 up
std::vector<int>::at
C02ABCDEF and U01ALICE
INC-42 is P1
base64 decode error at byte 42
uuid v4 collisions? no
AKIA keys were rotated last week
we use xoxb tokens for that
ghp tokens are banned
sk_live keys only in prod
eyJ is how a JWT starts`.split('\n');
