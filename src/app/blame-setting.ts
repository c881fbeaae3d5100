import { ConfigError, UpstreamError } from '../base/errors.js';
import { callSlack } from '../bot/client/slack-failures.js';

/** Turns Slack's refusal into a ConfigError that names the setting at fault. */
export async function blameSetting<T>(setting: string, call: () => Promise<T>): Promise<T> {
  try {
    return await callSlack(call);
  } catch (cause) {
    if (!(cause instanceof UpstreamError)) throw cause;
    throw new ConfigError([`${setting}: ${cause.message}`], { cause });
  }
}
