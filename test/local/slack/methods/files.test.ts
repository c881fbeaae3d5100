import { describe, expect, it } from 'vitest';
import { GENERAL, refusalOf, useSlack } from '../../../support/slack.js';

const slack = useSlack();

describe('files', () => {
  it('are uploaded and shared by Slack’s own client', async () => {
    const { client, workspace } = slack();

    await client.filesUploadV2({
      channel_id: GENERAL,
      filename: 'timeline.md',
      file: Buffer.from('# Timeline'),
      initial_comment: 'Here it is',
    });

    const { messages } = await client.conversations.history({ channel: GENERAL });
    expect(messages).toMatchObject([
      {
        subtype: 'file_share',
        text: 'Here it is',
        files: [{ name: 'timeline.md', size: 10, filetype: 'md' }],
      },
    ]);
    const [id = ''] = workspace.files.keys();
    const { file } = await client.files.info({ file: id });
    expect(await (await fetch(file?.url_private ?? '')).text()).toBe('# Timeline');
    expect(await refusalOf(client.files.info({ file: 'F0' }))).toBe('file_not_found');
  });
});
