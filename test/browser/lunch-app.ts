import { App, SocketModeReceiver } from '@slack/bolt';
import type { Gateway } from 'slack-simulator/gateway';
import { form, HOME, menuFor, PLACES } from './lunch-blocks.js';

/** What the app's manifest would declare. */
export const LUNCH_FEATURES = {
  commands: [
    { command: '/lunch', description: 'Plan lunch with the others', usageHint: 'place' },
    { command: '/later', description: 'Only says that it heard you', usageHint: '' },
  ],
  shortcuts: [
    { name: 'Plan lunch', type: 'global', callbackId: 'plan', description: 'Opens the form' },
    { name: 'Order this', type: 'message', callbackId: 'order', description: 'Orders what a message says' },
  ],
} as const;

export interface LunchApp {
  /** Submissions, oldest first. */
  heard: string[];
  stop(): Promise<void>;
}

/**
 * A small Bolt app that knows nothing about the simulator: commands, shortcuts, a form,
 * a menu with suggestions, Home.
 */
export async function startLunchApp({ apiUrl, workspace }: Gateway): Promise<LunchApp> {
  const { appToken, botToken, botId, botUserId } = workspace.app;
  const clientOptions = { slackApiUrl: apiUrl };
  const receiver = new SocketModeReceiver({ appToken, installerOptions: { clientOptions } });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken, botId, botUserId }),
    clientOptions,
  });
  const heard: string[] = [];
  listenToPeople(app, heard);
  listenToForms(app, heard);
  await app.start();
  return {
    heard,
    async stop() {
      await app.stop();
    },
  };
}

function listenToPeople(app: App, heard: string[]): void {
  app.command('/lunch', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form() });
  });
  app.command('/later', async ({ ack, command }) => ack(`Heard you, <@${command.user_id}>: ${command.text}`));
  app.shortcut('plan', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form() });
  });
  app.shortcut({ callback_id: 'order', type: 'message_action' }, async ({ ack, shortcut, respond }) => {
    await ack();
    await respond(`Ordered: ${shortcut.message.text}`);
  });
  app.event('reaction_added', async ({ event, client }) => {
    heard.push(`:${event.reaction}:`);
    await client.chat.postMessage({
      channel: event.item.channel,
      thread_ts: event.item.ts,
      text: `Noted with :${event.reaction}:`,
    });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: HOME });
  });
}

function listenToForms(app: App, heard: string[]): void {
  app.options('place', async ({ ack, payload }) => {
    await ack({
      options: PLACES.filter(({ value }) => value.includes(payload.value.toLowerCase())),
    });
  });
  app.view('lunch', async ({ ack, view, client }) => {
    const { values } = view.state;
    const what = values.what?.value?.value ?? '';
    if (what === 'air')
      return void (await ack({ response_action: 'errors', errors: { what: "That isn't lunch." } }));
    await ack();
    heard.push(JSON.stringify(values));
    await client.chat.postMessage({ channel: 'C01GENERAL', ...menuFor(what) });
  });
  app.action(/.*/, async ({ ack, action, respond }) => {
    await ack();
    heard.push(JSON.stringify(action));
    await respond?.({ replace_original: false, response_type: 'ephemeral', text: 'Got it' });
  });
}
