import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { freePort } from 'slack-simulator/child-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../src/app/config/config.js';
import { type Embedded, startEmbedded } from '../../src/app/embedded/embedded.js';
import { createLogger } from '../../src/app/open/create-logger.js';
import { launchBrowser, openWorkspace, type WorkspacePage } from './workspace-page.js';

let home: string;
let embedded: Embedded;
let browser: Browser;
let page: WorkspacePage;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'aegis-browser-'));
  const config = readConfig({ AEGIS_HOME: home, PORT: String(await freePort()) }, 'embedded');
  embedded = await startEmbedded(config, createLogger('error'));
  // Otherwise, it's loaded with the first command. Transforming its sources while other tests start
  // can take longer than the three seconds that Slack gives a form to open; the bundle of `npm
  // start` loads in a fraction of that.
  await import('../../src/commands/run-command.js');
  browser = await launchBrowser();
  page = await openWorkspace(browser, embedded.url);
});

afterAll(async () => {
  await browser.close();
  await embedded.stop();
  await rm(home, { recursive: true });
});

it('handles an incident in the browser, from the form to the summary', async () => {
  await page.openChannel('general');
  await page.send('/incident declare');
  const form = await page.form();
  await form.fill("What's wrong?", 'Checkout fails for card payments');
  await form.choose('Severity', 'P1: many people are affected');
  await form.fill('Service', 'our payments');
  await form.submit();
  const error = await form.errorOf('Service');
  await page.screenshot('declare');
  await form.fill('Service', 'payments');
  await form.submit();
  await form.closed();
  await page.message('INC-1 is declared');

  await page.openChannel('inc-1-checkout-fails-for-card-payments');
  const card = await page.message('INC-1 · Checkout fails for card payments');
  await page.press('Acknowledge');
  await page.message('Acknowledged');
  await page.send('About 40 % of card payments in the EU have failed since 14:02.');
  await page.actAs('Bob Lindqvist');
  await page.press('Join channel');
  await page.send('I suspect the 14:00 deploy of payments-api. Rolling it back now.');
  await page.message('Rolling it back now');
  await page.send('Error rate is back to normal at 14:20, roll-back is complete');
  await page.editMessage(
    'Error rate is back',
    'Error rate is back to normal since 14:20, roll-back is complete.',
  );
  await page.message('normal since 14:20');
  await page.screenshot('incident');

  await page.actAs('Alice Okafor');
  await page.send('/incident resolve rolled back payments-api');
  await page.message('rolled back payments-api');
  await page.send('/incident summary');
  const summary = await page.message('Summary of INC-1');
  await page.message('covers until');
  await page.screenshot('summary');
  const source = await page.follow('Summary of INC-1', /\d [AP]M$/);

  await page.openChannel('incidents');
  await page.message('Checkout fails for card payments');
  await page.send('/incident list resolved');
  await page.message('Resolved incidents');
  await page.screenshot('list');

  expect(error).toContain('Use one word of letters, digits, dots and dashes');
  expect(card).toContain('payments');
  expect(summary).toContain('INC-1');
  expect(source).toContain('About 40 % of card payments');
});

it('two people share the work, and Home shows it', async () => {
  await page.actAs('Alice Okafor');
  await page.openChannel('general');
  await page.send('/incident declare P2 search is slow');
  await page.message('INC-2 is declared');
  await page.openChannel('inc-2-search-is-slow');
  await page.send('/incident assign @bob commander');
  await page.send('/incident severity P1 more regions');
  await page.message('more regions');
  await page.send('/incident update half of all searches fail, next news at 15:00');
  await page.openChannel('incidents');
  const update = await page.message('half of all searches fail');
  await page.screenshot('update');
  await page.openChannel('inc-2-search-is-slow');
  await page.send('/incident task due:friday add a replica to the search cluster');
  await page.message('Task 1 added by');
  await page.send('/incident task tell support what to say @bob');
  await page.message('Task 2 added by');
  await page.send('/incident handoff @carol failover is done, watch the replica lag');
  const handoff = await page.message('the new commander');
  await page.screenshot('handoff');

  await page.actAs('Bob Lindqvist');
  const home = await page.home('tell support');
  await page.screenshot('home');
  await page.press('Done');
  const later = await page.home('in an incident channel');
  await page.openChannel('inc-2-search-is-slow');
  await page.message('Task 2 done by');
  await page.send('/incident resolve replica added');
  await page.message('replica added');
  const left = await page.message('Open tasks');
  await page.actAs('Alice Okafor');
  await page.send('/incident close');
  const closed = await page.message('Resolved → Closed');

  expect(handoff).toContain('watch the replica lag');
  expect(home).toContain('search is slow');
  expect(later).not.toContain('tell support');
  expect(left).toContain('add a replica');
  expect(left).not.toContain('tell support');
  expect(update).toContain('next news at 15:00');
  expect(closed).toContain('@Alice');
});

it('looks back at an incident in every way', async () => {
  await page.actAs('Alice Okafor');
  await page.openChannel('general');
  await page.send('/incident declare P1 logins fail for mobile users');
  await page.message('INC-3 is declared');
  await page.openChannel('inc-3-logins-fail-for-mobile-users');
  await page.message('INC-3 · logins fail');
  for (const said of [
    'Login errors are at 61 % for customers with app versions before 7.3 since 05:31',
    'Ruled out the CDN: handshakes fail on the direct origin too',
    'Found it: the intermediate certificate expired at 05:30, the renewal job left the bundle alone',
    'Put the new bundle on all 12 gateways at 06:47, errors are back to 0 since 06:52',
    'The canary gateway went well. The probe did not alert, it never looked at the chain.',
    'Who owns the bundle from now on?',
  ]) {
    await page.send(said);
    await page.message(said.slice(0, 30));
  }
  await page.send('/incident task add probe the whole chain @bob');
  await page.message('Task 1 added by');
  await page.send('/incident ask when did the certificate expire');
  const told = await page.message('Extractive digest');
  await page.screenshot('ask');
  await page.send('/incident summary handoff');
  await page.message('Handoff of INC-3');
  await page.screenshot('summary-handoff');
  await page.send('/incident summary as-of 0m');
  await page.message('as known at');
  await page.screenshot('summary-as-of');
  await page.send('/incident resolve bundle replaced everywhere');
  await page.press('Resolution note');
  await page.message('Add this resolution note to the record');
  await page.screenshot('resolution');
  await page.press('Accept');
  const note = await page.message('accepted by');
  await page.send('/incident postmortem');
  await page.message('to read');
  await page.screenshot('postmortem');

  expect(told).toContain('expired at 05:30');
  expect(note).toContain('Login errors are at 61 %');
});

it('a new workspace shows the greeting, and plays a finished incident on request', async () => {
  const newcomer = await openWorkspace(browser, `${embedded.url}/?as=U01DAVE#C01GENERAL`);
  const greeting = await newcomer.message('Welcome. Aegis runs incidents here.');
  await newcomer.screenshot('greeting');
  await newcomer.page.getByRole('button', { name: 'Look at a finished one' }).dblclick();
  await newcomer.openChannel('searches-return-nothing');
  const summary = await newcomer.message('Summary of');
  await newcomer.message('covers until');
  await newcomer.screenshot('finished');
  await newcomer.openChannel('general');
  await newcomer.press('Look at a finished one');
  const again = await newcomer.message("It's in");
  const channels = await newcomer.page
    .locator('.sidebar-item', { hasText: 'searches-return-nothing' })
    .count();

  expect(greeting).toContain('Start a practice incident');
  expect(greeting).toContain('Declare your own');
  expect(summary).toContain('Summary of');
  expect(again).toContain('searches-return-nothing');
  expect(channels).toBe(1);
});
