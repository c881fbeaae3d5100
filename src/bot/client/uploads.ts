import { setTimeout as pause } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import * as z from 'zod';
import { epochSeconds, type Timestamp } from '../../base/timestamp.js';
import type { Slack } from '../../ports/slack.js';
import type { IdentitySource } from './identity.js';
import { isOwn } from './own-events.js';
import { searchChannel } from './own-posts.js';
import { callSlack } from './slack-failures.js';

interface UploadOptions {
  client: WebClient;
  identity: IdentitySource;
  /** How long Slack may take to show an upload it has accepted. */
  delayMs: number;
}

/** The part of the Slack port that uploads files. */
export function createUploads(options: UploadOptions): Pick<Slack, 'upload'> {
  return {
    async upload(channelId, { comment, others = [], ...first }, { since, mayExist }) {
      // One message contains all of them, so one is enough to find it.
      if (mayExist && (await isUploaded(options, { channel: channelId, name: first.name, since }))) return;
      const files = [first, ...others].map(({ name, title, content }) => ({
        filename: name,
        title,
        file: Buffer.from(content),
      }));
      await callSlack(() =>
        options.client.filesUploadV2({
          channel_id: channelId,
          file_uploads: files,
          ...(comment && { initial_comment: comment }),
        }),
      );
    },
  };
}

interface Wanted {
  channel: string;
  name: string;
  since: Timestamp;
}

async function isUploaded(options: UploadOptions, wanted: Wanted): Promise<boolean> {
  if (await hasUpload(options, wanted)) return true;
  await pause(options.delayMs);
  return hasUpload(options, wanted);
}

const file = z.object({ name: z.string(), created: z.number() });
const withFiles = z.object({ files: z.array(file.nullable().catch(null)) });

/**
 * File names repeat from one export to the next, and an earlier file may appear after `since`, so the time at which
 * Slack created the file decides, in whole seconds.
 */
async function hasUpload(
  { client, identity }: UploadOptions,
  { channel, name, since }: Wanted,
): Promise<boolean> {
  const self = await callSlack(identity);
  const earliest = epochSeconds(since);
  const found = await searchChannel(client, { channel, since }, (message) => {
    const files = withFiles.safeParse(message).data?.files ?? [];
    return isOwn(message, self) && files.some((one) => one?.name === name && one.created >= earliest)
      ? true
      : undefined;
  });
  return found === true;
}
