import { setTimeout as pause } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import * as z from 'zod';
import type { Timestamp } from '../../base/timestamp.js';
import type { Slack } from '../../ports/slack.js';
import type { IdentitySource } from './identity.js';
import { isOwn } from './own-events.js';
import { searchChannel } from './own-posts.js';
import { callSlack } from './slack-failures.js';

/** Slack shows an upload in the channel some time after it has accepted it. */
const PROCESSING_MS = 3_000;

/** The part of the Slack port that uploads files. */
export function createUploads(client: WebClient, identity: IdentitySource): Pick<Slack, 'upload'> {
  return {
    async upload(channelId, { name, title, content, comment }, { since, mayExist }) {
      const wanted = { channel: channelId, name, since };
      if (mayExist && (await isUploaded(client, identity, wanted))) return;
      await callSlack(() =>
        client.filesUploadV2({
          channel_id: channelId,
          filename: name,
          title,
          file: Buffer.from(content),
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

async function isUploaded(client: WebClient, identity: IdentitySource, wanted: Wanted): Promise<boolean> {
  if (await hasUpload(client, identity, wanted)) return true;
  await pause(PROCESSING_MS);
  return hasUpload(client, identity, wanted);
}

const withFiles = z.object({ files: z.array(z.looseObject({ name: z.unknown() })) });

/** Names of files repeat from one export to the next, so unlike a post this is never looked for before `since`. */
async function hasUpload(
  client: WebClient,
  identity: IdentitySource,
  { channel, name, since }: Wanted,
): Promise<boolean> {
  const self = await callSlack(identity);
  const found = await searchChannel(client, { channel, since }, (message) => {
    const files = withFiles.safeParse(message).data?.files ?? [];
    return isOwn(message, self) && files.some((file) => file.name === name) ? true : undefined;
  });
  return found === true;
}
