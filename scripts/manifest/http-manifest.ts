import { parseDocument, type YAMLMap } from 'yaml';
import { UsageError } from '../../src/base/errors.js';
import { EVENTS_PATH } from '../../src/bot/edge/http-receiver.js';

const HEADER = ` This app answers at ADDRESS. In your app's settings, replace the text under "App Manifest" with this.
 Written by npm run manifest from manifest.yml, which is the same app with Socket Mode.`;

/**
 * Turns the manifest for Socket Mode into one whose events, buttons and commands go to an address, and keeps everything
 * else. Throws UsageError when Slack wouldn't accept the address.
 */
export function toHttpManifest(socketManifest: string, address: string): string {
  const url = readAddress(address);
  const document = parseDocument(socketManifest.replace(/^(?:#.*\n)+/, ''));
  document.setIn(['settings', 'socket_mode_enabled'], false);
  document.setIn(['settings', 'event_subscriptions', 'request_url'], url);
  document.setIn(['settings', 'interactivity', 'request_url'], url);
  const commands = document.getIn(['features', 'slash_commands']) as { items: YAMLMap[] };
  for (const command of commands.items) command.set('url', url);
  document.commentBefore = HEADER.replace('ADDRESS', url);
  return document.toString({ lineWidth: 0 });
}

/** Accepts the address of the API as AWS prints it, or the whole request URL. */
function readAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isPublic = url?.protocol === 'https:' && url.hostname.includes('.');
  if (!isPublic || url.username || url.search || url.hash) {
    throw new UsageError(
      `"${address}" isn't an address that Slack can call. Use one like https://abc123.execute-api.eu-west-1.amazonaws.com.`,
    );
  }
  const base = url.href.replace(/\/$/, '');
  return base.endsWith(EVENTS_PATH) ? base : `${base}${EVENTS_PATH}`;
}
