import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { freePort } from 'slack-simulator/child-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../src/app/config/config.js';
import { loadProcess } from '../../src/app/config/load-process.js';
import { type Embedded, startEmbedded } from '../../src/app/embedded/embedded.js';
import { createLogger } from '../../src/app/open/create-logger.js';
import { launchBrowser, openWorkspace, type WorkspacePage } from './workspace-page.js';

const CHANNEL = 'inc-1-checkout-fails';
/** Something for every field that a form may have. */
const PROCESS = `
services:
  payments: { owner: Team Payments, responders: ['U01BOB'] }
  search: { owner: Team Search }
fields:
  customer_impact: { type: select, options: [none, some, most], required: true, hint: Who notices? }
  vendor_ticket: { type: text }
`;

let home: string;
let embedded: Embedded;
let browser: Browser;
let page: WorkspacePage;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'aegis-forms-'));
  const file = join(home, 'aegis.yml');
  await writeFile(file, PROCESS);
  const env = { AEGIS_HOME: home, AEGIS_CONFIG: file, PORT: String(await freePort()) };
  embedded = await startEmbedded(readConfig(env, 'embedded', await loadProcess(env)), createLogger('error'));
  browser = await launchBrowser();
  page = await openWorkspace(browser, embedded.url, { height: 1000 });
  await page.openChannel('general');
  await page.send('/incident declare P1 service:payments checkout fails');
  await page.message('INC-1 is declared');
  await page.openChannel(CHANNEL);
  await page.message('INC-1 · checkout fails');
});

afterAll(async () => {
  await browser.close();
  await embedded.stop();
  await rm(home, { recursive: true });
});

/** Opens a form, takes a screenshot, another with the errors after submitting it empty, and closes it. */
async function look(name: string, open: () => Promise<void>): Promise<string> {
  await open();
  const form = await page.form();
  await page.screenshot(`form-${name}`);
  const dialog = page.page.getByRole('dialog');
  const text = await dialog.innerText();
  if (EMPTY.includes(name)) {
    await form.submit();
    await dialog.getByRole('alert').first().waitFor();
    await page.screenshot(`form-${name}-empty`);
  }
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await form.closed();
  return text;
}

/** Forms that can't be submitted unchanged. */
const EMPTY = ['declare', 'note', 'task', 'resolve'];

it.each([
  [
    'declare',
    '/incident declare',
    /Declare an incident.*Severity.*Service.*Customer impact.*Who can see it/s,
  ],
  ['edit', '/incident edit checkout is slow', /Edit INC-1.*When did it begin.*When was it noticed/s],
  ['update', '/incident update', /Update on INC-1.*Who sees it.*When is the next update/s],
  ['note', '/incident note', /Note on INC-1.*When\?/s],
  ['task', '/incident task', /New task for INC-1.*Owner.*Due/s],
])('shows the form of %s', async (name, line, says) => {
  expect(await look(name, () => page.send(line))).toMatch(says);
});

it.each([
  ['resolve', 'Resolve…', /Resolve INC-1/],
  ['severity', 'Severity…', /Severity of INC-1/],
  ['handoff', 'Handoff…', /Handoff of INC-1/],
])('shows the form of %s, which the card opens', async (name, label, says) => {
  expect(await look(name, () => chooseFromCard(label))).toMatch(says);
});

it('shows the forms of a message and of a resolution', async () => {
  await page.send('Roll-back is through in eu-west-1');
  const timeline = () => page.fromMenu('Roll-back is through', 'Add to incident timeline');
  expect(await look('timeline', timeline)).toMatch(/key event/);
  const declare = () => page.fromMenu('Roll-back is through', 'Declare from message');
  expect(await look('declare-from-message', declare)).toMatch(/Declare an incident/);
  await page.send('/incident resolve rolled back, all payments work again');
  await page.press('Resolution note');
  await page.message('Add this resolution note');
  expect(await look('resolution', () => page.press('Edit'))).toMatch(/Impact, cause/);
});

/** Presses a button of the card, or chooses from one of its menus. */
async function chooseFromCard(label: string): Promise<void> {
  const card = page.page.locator('.main .message', { hasText: 'INC-1 · checkout fails' }).first();
  await card.scrollIntoViewIfNeeded();
  const button = card.getByRole('button', { name: label, exact: true });
  if (await button.isVisible()) return button.click();
  const item = page.page.getByRole('menuitem', { name: label });
  for (const menu of await card.getByRole('button', { name: 'More actions' }).all()) {
    await menu.click();
    if (await item.isVisible()) return item.click();
    await page.page.keyboard.press('Escape');
  }
}
