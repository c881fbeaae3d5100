import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from 'slack-simulator/child-server';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/app/config/config.js';
import { startEmbedded } from '../../src/app/embedded/embedded.js';
import { createLogger } from '../../src/app/open/create-logger.js';
import { createFilm } from './film.js';
import { launchBrowser, openWorkspace } from './workspace-page.js';

/** Only `npm run screenshots` makes the image at the top of README.md. */
const FOLDER = process.env.AEGIS_SCREENSHOTS ?? '';
const MAX_BYTES = 2_000_000;

it.runIf(FOLDER !== '')('films an incident, from the command to the summary', async () => {
  const home = await mkdtemp(join(tmpdir(), 'aegis-film-'));
  const config = readConfig({ AEGIS_HOME: home, PORT: String(await freePort()) }, 'embedded');
  const embedded = await startEmbedded(config, createLogger('error'));
  const browser = await launchBrowser();
  const page = await openWorkspace(browser, `${embedded.url}/#C01GENERAL`, { width: 960, height: 640 });
  const film = createFilm(page.page);
  await page.message('Welcome');
  await page.page.locator('.main .composer-field').fill('/incident declare P1 checkout fails in the EU');
  await film.shoot(1_800);
  await page.send('/incident declare P1 checkout fails in the EU');
  await page.message('INC-1 is declared');
  await film.shoot(1_400);
  await page.openChannel('inc-1-checkout-fails-in-the-eu');
  await page.message('INC-1 · checkout fails');
  await film.shoot(2_000);
  await page.press('Acknowledge');
  await page.message('Acknowledged');
  await film.shoot(1_400);
  await page.send('About 40 % of card payments in the EU have failed since 14:02.');
  await page.message('About 40 %');
  await film.shoot(1_500);
  await page.actAs('Bob Lindqvist');
  await page.press('Join channel');
  await page.send('Found it: the 14:00 deploy of payments-api uses an expired key. Rolling back.');
  await page.message('Found it');
  await film.shoot(1_800);
  await page.send('Rolled back at 14:20, all payments go through again.');
  await page.message('go through again');
  await film.shoot(1_500);
  await page.send('/incident resolve rolled back payments-api');
  await page.message('rolled back payments-api');
  await film.shoot(1_500);
  await page.actAs('Alice Okafor');
  await page.send('/incident summary');
  await page.message('covers until');
  await film.shoot(4_000);

  const bytes = await film.save(browser, FOLDER, 'tour');

  expect(bytes).toBeLessThan(MAX_BYTES);
  await browser.close();
  await embedded.stop();
  await rm(home, { recursive: true });
});
