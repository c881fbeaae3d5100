import { type RuleMatch, ruleFamily } from '../redaction-rule.js';
import { isJumble, isMachineMade, isNotSecret, stripTrailingPunctuation } from '../secret-values.js';

/** Services whose keys have no format of their own. */
const VENDORS =
  `adafruit adobe airtable akamai alchemy algolia alibaba aliyun amplitude anthropic appcenter artifactory asana
  atlassian auth0 authress aws axiom azure backblaze beamer bintray bitbucket bitfinex bitrise bittrex bugsnag buildkite bunny
  chargebee circleci clearbit clerk clickhouse clickup cloudflare cloudinary clojars codecov coinbase cohere confluent
  consul contentful crowdstrike curseforge databricks datadog deepgram deepseek digitalocean discord docker dockerhub
  doppler droneci drone dropbox dynatrace easypost elastic elasticsearch elevenlabs endorlabs etsy eventbrite exoscale
  expo facebook fastly figma finicity finnhub firebase flagsmith flickr flutterwave flyio frameio freshbooks freshdesk
  fullstory gemini geocodio gcp gitea github gitlab gitter gocardless godaddy google grafana greenhouse groq harness
  hashicorp helpscout heroku hetzner honeycomb hotjar hubspot huggingface ibm infura instana instagram intercom intra42
  ipinfo ipstack jenkins jfrog jira jumpcloud keycloak klaviyo kraken kucoin launchdarkly linear linkedin linode
  lob logdna loggly logz lokalise looker maxmind mailchimp mailgun mailjet mandrill mapbox mattermost messagebird meraki
  mistral mixpanel mongodb monday mux netlify newrelic newyorktimes ngrok notion npm nuget nytimes okta onelogin openai opsgenie
  openweather optimizely paddle pagerduty papertrail paypal paystack perplexity pinecone pingdom pipedrive pivotal plaid
  planetscale postman postmark prismic privateai posthog pulumi pusher pypi quay rabbitmq railway rapidapi razorpay
  readme replicate resend rollbar rubygems salesforce scalingo segment sendbird sendgrid sendinblue sentry servicenow
  shippo shodan shopify sidekiq slack snowflake snyk sonar sonarqube sonarcloud splunk spotify square squarespace
  statuspage stripe strapi sumologic supabase tailscale teams telegram terraform tiktok travis travisci trello twilio
  twitch twitter typeform unsplash upstash vault vercel virustotal vonage vultr wandb weatherapi webex workos yandex
  zapier zendesk zoho zoom zeplin`
    .trim()
    .split(/\s+/);
/** Beside a vendor's name, they say that the value only names something. */
const NAMED =
  /(?:^|[^a-z])(?:alert|account|app|bucket|build|case|charge|checksum|commit|container|customer|deploy(?:ment)?|digest|etag|event|flag|hash|host|image|incident|index|issue|item|job|message|monitor|name|org|page|pipeline|project|ray|release|repo|request|rev(?:ision)?|run|sha\d*|span|team|ticket|trace|url|user|version|workspace|zone|id|ids|uuid)(?:[^a-z]|$)/i;
/** Beside a vendor's name, they say that the value is a secret: `netlifyKey`, `gitter access token`. */
const SECRET = /(?:key|token|secret|passw(?:or)?d|credentials?)\W{0,3}$/i;
/** Their bare hexadecimal names are commits. */
const HOSTS_CODE = /^(?:git|bitbucket|jenkins|circleci|travis|buildkite|drone|sentry|vercel|netlify)/i;

/** `datadog = …`: the vendor's name says what the value is. */
export const vendorRules = ruleFamily(
  (text) => /(?<![A-Za-z0-9_.+/=:-])[A-Za-z0-9_.+/=:-]{15}/.test(text),
  () => [
    {
      kind: 'secret',
      pattern: new RegExp(
        String.raw`(?<![A-Za-z0-9])(?<vendor>(?:${VENDORS.join('|')}|new[ _-]relic|new[ _-]york[ _-]times|message[ _-]bird|sumo[ _-]logic|launch[ _-]darkly))(?<about>[ \t\w.-]{0,24}?)["'\`*\\\])]{0,3}(?:\s{0,3}(?:=>|:=|={1,3}|:{1,3}|\?=|\|\||->|→|>|,)|\s(?:is|ist|es|est|é)\s|(?<=(?:secret|token|key|password|pass))\s)[\s"'\`=*\\([“]{0,6}(?<secret>[A-Za-z0-9_.+/=:-]{15,400})`,
        'dgi',
      ),
      accept: isVendorSecret,
    },
    {
      // Bundler's credentials for a host of gems.
      kind: 'password',
      pattern:
        /(?<![A-Z0-9])BUNDLE_[A-Z0-9_]{3,80}["']?\s{0,3}[=:]\s{0,3}["']?[\w.-]{1,64}:(?<secret>[^\s"'@:/]{6,200})/dg,
      accept: ({ groups }) => !isNotSecret(groups?.secret ?? ''),
    },
  ],
);

function isVendorSecret({ groups }: RuleMatch): boolean {
  const { vendor = '', about = '' } = groups ?? {};
  const value = stripTrailingPunctuation(groups?.secret ?? '');
  if (isNotSecret(value) || NAMED.test(about) || /:.*:/.test(value)) return false;
  if (SECRET.test(about) && isJumble(value, { share: 0.4 })) return true;
  const mayBeCommit = HOSTS_CODE.test(vendor) && about.trim() === '' && /^[0-9a-f]{40}$/.test(value);
  return !mayBeCommit && isMachineMade(value);
}
