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
  home = await mkdtemp(join(tmpdir(), 'aegis-drill-'));
  const config = readConfig({ AEGIS_HOME: home, PORT: String(await freePort()) }, 'embedded');
  embedded = await startEmbedded(config, createLogger('error'));
  browser = await launchBrowser();
  page = await openWorkspace(browser, `${embedded.url}/#C01GENERAL`);
});

afterAll(async () => {
  await browser.close();
  await embedded.stop();
  await rm(home, { recursive: true });
});

it('a newcomer practices an incident, from the greeting to the debrief', async () => {
  await page.message('Welcome. Aegis runs incidents here.');
  await page.press('Start a practice incident');
  const list = await page.message('Practice an incident');
  await page.screenshot('drill-list');
  await page.page.locator('.main').getByRole('button', { name: 'Practice', exact: true }).nth(1).click();
  const form = await page.form();
  await form.fill('How would you declare it?', 'Search fails for a third of requests');
  await form.choose('Severity', 'P2: some people are affected');
  await form.choose('Speed', '20×: about 2 min');
  await page.screenshot('drill-form');
  await form.submit();
  await form.closed();

  await page.openChannel('drill-1-search-fails-for-a-third-of-requests');
  await page.message('Search is failing for about a third');
  await page.press('Acknowledge');
  await page.send(
    '/incident update A third of searches fail. We are looking at it, next update in 10 minutes.',
  );
  await page.message('next update in 10 minutes');
  await page.press('Next line');
  await page.message('42 so far');
  await page.send('How many tickets do we have?');
  await page.message('1 reply');
  await page.send('I suspect the release of the query parser. Can you check it?');
  await page.screenshot('drill');
  await playUntil(['Found it', 'Both nodes are out', 'The cause']);
  await page.send(
    '/incident update Two of six nodes had a full disk; both are out, error rate is down to 0.4 %.',
  );
  await page.message('down to 0.4 %');
  await page.send('/incident resolve the disks were full');
  await page.message('Resolved');
  await page.send('/incident drill finish');
  const href = await page.page.locator('.main .file-card').last().getAttribute('href');
  const file = await (await page.page.request.get(new URL(href ?? '', embedded.url).href)).text();
  const debrief = await page.message('your updates covered');
  await page.screenshot('drill-debrief');

  expect(list).toContain('Search fails for a third of requests');
  expect(debrief).toContain('your updates covered');
  expect(file).toContain('# Debrief of DRILL-1: Search fails for a third of requests');
});

/** One line at a time: clicking before the last line has arrived would play the drill to its end. */
async function playUntil(lines: readonly string[]): Promise<void> {
  const messages = page.page.locator('.main .message');
  for (const said of lines) {
    while (!(await messages.filter({ hasText: said }).count())) {
      const shown = await messages.count();
      await page.press('Next line');
      await expect.poll(() => messages.count(), { timeout: 20_000 }).toBeGreaterThan(shown);
    }
  }
}
