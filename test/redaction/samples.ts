/**
 * Credentials in the forms that their issuers document, made up anew from a seed, so that none stands in this
 * repository. Each function gets letters of an alphabet by length.
 */
type Make = (letters: (length: number, alphabet?: string) => string) => string;

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGITS = '0123456789';
const ALNUM = LOWER + UPPER + DIGITS;
const HEX = `${DIGITS}abcdef`;
const CAPS = UPPER + DIGITS;
const URLSAFE = `${ALNUM}-_`;
const BASE64 = `${ALNUM}+/`;

export const TOKENS: Record<string, Make> = {
  'AWS access key id': (x) => `AKIA${x(16, `${UPPER}234567`)}`,
  'AWS temporary key id': (x) => `ASIA${x(16, `${UPPER}234567`)}`,
  'Google API key': (x) => `AIza${x(35, URLSAFE)}`,
  'Google OAuth token': (x) => `ya29.${x(60, URLSAFE)}`,
  'Google OAuth secret': (x) => `GOCSPX-${x(28, URLSAFE)}`,
  'Slack bot token': (x) => `xoxb-${x(12, DIGITS)}-${x(13, DIGITS)}-${x(24)}`,
  'Slack user token': (x) => `xoxp-${x(12, DIGITS)}-${x(12, DIGITS)}-${x(12, DIGITS)}-${x(32, HEX)}`,
  'Slack app token': (x) => `xapp-1-A${x(10, CAPS)}-${x(13, DIGITS)}-${x(64, HEX)}`,
  'Slack refresh token': (x) => `xoxe-1-${x(80)}`,
  'GitHub token': (x) => `ghp_${x(36)}`,
  'GitHub server token': (x) => `ghs_${x(36)}`,
  'GitHub fine-grained token': (x) => `github_pat_${x(22)}_${x(59)}`,
  'GitLab token': (x) => `glpat-${x(20, URLSAFE)}`,
  'GitLab runner token': (x) => `glrt-${x(20, URLSAFE)}`,
  'Stripe secret key': (x) => `sk_live_${x(24)}`,
  'Stripe restricted key': (x) => `rk_test_${x(24)}`,
  'Stripe webhook secret': (x) => `whsec_${x(32)}`,
  'npm token': (x) => `npm_${x(36)}`,
  'PyPI token': (x) => `pypi-AgEIcHlwaS5vcmc${x(70, URLSAFE)}`,
  'Anthropic key': (x) => `sk-ant-api03-${x(93, URLSAFE)}AA`,
  'OpenAI project key': (x) => `sk-proj-${x(48)}`,
  'OpenAI key': (x) => `sk-${x(20)}T3BlbkFJ${x(20)}`,
  'Hugging Face token': (x) => `hf_${x(34, LOWER + UPPER)}`,
  'Twilio key': (x) => `SK${x(32, HEX)}`,
  'SendGrid key': (x) => `SG.${x(22, URLSAFE)}.${x(43, URLSAFE)}`,
  'Mailgun key': (x) => `key-${x(32, HEX)}`,
  'Mailchimp key': (x) => `${x(32, HEX)}-us12`,
  'DigitalOcean token': (x) => `dop_v1_${x(64, HEX)}`,
  'Shopify token': (x) => `shpat_${x(32, HEX)}`,
  'Square token': (x) => `sq0atp-${x(22, URLSAFE)}`,
  'Telegram bot token': (x) => `${x(9, '123456789')}:AA${x(33, URLSAFE)}`,
  'Vault token': (x) => `hvs.${x(90, URLSAFE)}`,
  'Terraform Cloud token': (x) => `${x(14)}.atlasv1.${x(64, URLSAFE)}`,
  'Docker token': (x) => `dckr_pat_${x(27, URLSAFE)}`,
  'Databricks token': (x) => `dapi${x(32, HEX)}`,
  'Grafana service token': (x) => `glsa_${x(32)}_${x(8, HEX)}`,
  'Sentry token': (x) => `sntryu_${x(64, HEX)}`,
  'Atlassian token': (x) => `ATATT3xFfGF0${x(170, URLSAFE)}=${x(8, HEX)}`,
  'Linear key': (x) => `lin_api_${x(40)}`,
  'Notion token': (x) => `ntn_${x(46)}`,
  'Airtable token': (x) => `pat${x(14)}.${x(64, HEX)}`,
  'Postman key': (x) => `PMAK-${x(24, HEX)}-${x(34, HEX)}`,
  'PlanetScale password': (x) => `pscale_pw_${x(43, URLSAFE)}`,
  'New Relic key': (x) => `NRAK-${x(27, CAPS)}`,
  'Doppler token': (x) => `dp.pt.${x(43)}`,
  'Pulumi token': (x) => `pul-${x(40, HEX)}`,
  'RubyGems key': (x) => `rubygems_${x(48, HEX)}`,
  'OpenShift token': (x) => `sha256~${x(43, URLSAFE)}`,
  'age key': (x) => `AGE-SECRET-KEY-1${x(58, CAPS)}`,
  'Alibaba key id': (x) => `LTAI${x(20)}`,
  'Discord bot token': (x) => `M${x(25)}.${x(6)}.${x(38, URLSAFE)}`,
  'JSON web token': (x) => `eyJ${x(30, URLSAFE)}.eyJ${x(60, URLSAFE)}.${x(43, URLSAFE)}`,
  'card number': (x) => withCheckDigit(`4${x(14, DIGITS)}`),
};

/** Ways in which people write down what has no form of its own. `S` is where the secret stands. */
export const WRITTEN: readonly string[] = [
  'DB_PASSWORD=S',
  'export PGPASSWORD=S',
  'password: S',
  'password = "S"',
  '{"user":"app","password":"S"}',
  "passwd: 'S'",
  'spring.datasource.password=S',
  'client_secret: S',
  'clientSecret: "S"',
  'API_KEY=S',
  'apiKey: "S"',
  'x-api-key: S',
  'access_token=S',
  'auth_token: S',
  'SECRET_KEY = "S"',
  'the password is S',
  'password for the replica is S',
  'pw: S',
  'the root password is `S`',
  'postgres://app:S@db-1.internal:5432/orders',
  'mongodb+srv://root:S@cluster0.example.net/admin',
  'redis://:S@cache:6379/0',
  'amqps://svc:S@mq.example.com',
  'https://bob:S@git.example.com/r.git',
  'jdbc:mysql://h/db?user=a&password=S',
  'Server=db;User Id=sa;Password=S;Encrypt=true',
  'DefaultEndpointsProtocol=https;AccountName=x;AccountKey=S;EndpointSuffix=core.windows.net',
  'Authorization: Bearer S',
  'Authorization: Basic S',
  "curl -H 'Authorization: token S' https://api.example.com",
  'curl -u admin:S https://es:9200',
  'mysql -h db -u root -pS orders',
  'redis-cli --pass S',
  'deploy --token S',
  'Cookie: session=S',
  'https://api.example.com/v1?api_key=S&page=2',
  'https://hooks.slack.com/services/T0AB12CD3/B0AB12CD3/S',
  'https://discord.com/api/webhooks/123456789012345678/SSS',
  'AWS_SECRET_ACCESS_KEY=S',
  'aws_secret_access_key = S',
  'admin:S@search-1.internal:9200',
];

/** A stream of letters that is the same for the same seed. */
export function seeded(seed: number): Parameters<Make>[0] {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return (length, alphabet = ALNUM) =>
    Array.from({ length }, () => alphabet[Math.floor(next() * alphabet.length)]).join('');
}

/** What people and machines choose: letters of both kinds, digits, a sign. */
export function aSecret(seed: number): string {
  const letters = seeded(seed);
  return `${letters(9, LOWER)}${letters(2, DIGITS)}${letters(5, UPPER)}-${letters(4, BASE64.replace('/', ''))}7`;
}

function withCheckDigit(digits: string): string {
  const sum = Array.from(digits, Number)
    .reverse()
    .reduce(
      (total, value, place) => total + (place % 2 === 0 ? (value > 4 ? value * 2 - 9 : value * 2) : value),
      0,
    );
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
