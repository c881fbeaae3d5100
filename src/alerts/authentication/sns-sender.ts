import { createPublicKey, createVerify } from 'node:crypto';
import { HOUR_MS, MINUTE_MS } from '../../base/durations.js';
import { epochMillis, type Timestamp } from '../../base/timestamp.js';
import { readTime } from '../raw-alert.js';
import { type SnsMessage, textToSign } from './sns-message.js';

/** Fetches a text over HTTPS. Throws if it can't. */
export type FetchText = (url: string) => Promise<string>;

/** SNS repeats a delivery for up to an hour. */
const OLDEST_MS = HOUR_MS + 5 * MINUTE_MS;
const NEWEST_MS = 5 * MINUTE_MS;

const SNS_HOST = /^sns\.([a-z0-9-]{5,30})\.amazonaws\.com(?:\.cn)?$/;
const CERTIFICATE_PATH = /^\/SimpleNotificationService-[A-Za-z0-9]{1,64}\.pem$/;

interface SnsSender {
  /** Anyone can make SNS sign messages about their own topics, so only these are accepted. */
  topics: readonly string[];
  now: Timestamp;
  fetchText: FetchText;
}

/** Whether SNS sent a message, just now, for one of our topics. */
export async function isFromSns(
  message: SnsMessage,
  { topics, now, fetchText }: SnsSender,
): Promise<boolean> {
  const { TopicArn, Timestamp: sentAt, SigningCertURL, Signature, SignatureVersion } = message;
  if (!topics.includes(TopicArn) || !isRecent(sentAt, now)) return false;
  if (!isSnsAddress(SigningCertURL, TopicArn, CERTIFICATE_PATH)) return false;
  const key = createPublicKey(await fetchText(SigningCertURL));
  const algorithm = SignatureVersion === '2' ? 'RSA-SHA256' : 'RSA-SHA1';
  return createVerify(algorithm).update(textToSign(message)).verify(key, Signature, 'base64');
}

/** Confirms a subscription that SNS asks about. */
export async function confirmSubscription(
  { SubscribeURL, TopicArn }: SnsMessage,
  fetchText: FetchText,
): Promise<boolean> {
  if (SubscribeURL === undefined || !isSnsAddress(SubscribeURL, TopicArn, /^\/$/)) return false;
  await fetchText(SubscribeURL);
  return true;
}

function isRecent(sentAt: string, now: Timestamp): boolean {
  const age = epochMillis(now) - epochMillis(readTime(sentAt) ?? '');
  return age <= OLDEST_MS && age >= -NEWEST_MS;
}

/** Whether an address belongs to SNS in the topic's region, so that nobody else's certificate is accepted. */
function isSnsAddress(address: string, topic: string, path: RegExp): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password, pathname } = new URL(address);
  const region = SNS_HOST.exec(hostname)?.[1];
  const isPlain = protocol === 'https:' && port === '' && username === '' && password === '';
  return isPlain && region !== undefined && region === topic.split(':')[3] && path.test(pathname);
}
