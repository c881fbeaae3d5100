import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { DEMO } from 'slack-simulator';
import { freePort } from 'slack-simulator/child-server';
import { type Gateway, startGateway } from 'slack-simulator/gateway';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createLogger } from '../../src/app/open/create-logger.js';
import { systemClock } from '../../src/app/open/system-clock.js';
import { accessibilityProblems } from './accessibility.js';
import { LUNCH_FEATURES, type LunchApp, startLunchApp } from './lunch-app.js';
import { launchBrowser, openWorkspace } from './workspace-page.js';

/** One transparent pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Screenshots for the docs. */
const PICTURES = new Set(['channel-light-1200', 'channel-dark-380', 'thread-dark-1200']);

let home: string;
let port: number;
let browser: Browser;
let gateway: Gateway;
let lunch: LunchApp;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'simulator-browser-'));
  port = await freePort();
  browser = await launchBrowser();
  await start();
});

// A tab in the background still renders what happens.
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

afterAll(async () => {
  await stop();
  await browser.close();
  await rm(home, { recursive: true });
});

async function start(): Promise<void> {
  const seed = { ...DEMO, app: { ...DEMO.app, features: LUNCH_FEATURES } };
  gateway = await startGateway({ port, home, now: systemClock.now, logger: createLogger('error'), seed });
  lunch = await startLunchApp(gateway);
}

async function stop(): Promise<void> {
  await lunch.stop();
  await gateway.stop();
}

const tabOf = (person: string, view = {}) => openWorkspace(browser, `${gateway.url}/?as=${person}`, view);

it('two tabs are two people, each of whom sees only what they may', async () => {
  const alice = await tabOf('U01ALICE');
  const bob = await tabOf('U01BOB');

  await alice.send('Who is hungry, @bob?');
  await bob.message('Who is hungry');
  await alice.send('/later with soup');
  const heard = await alice.message('Heard you');
  await alice.page.getByRole('button', { name: 'Browse or create channels' }).click();
  await alice.page.getByRole('textbox', { name: 'New channel' }).fill('surprise');
  await alice.page.getByRole('checkbox', { name: 'Private' }).check();
  await alice.press('Create');
  await alice.page.getByRole('heading', { name: 'surprise' }).waitFor();
  await alice.send('Nobody tell Bob');
  await alice.message('Nobody tell Bob');
  await bob.send('me');
  await bob.message('me');
  await bob.page.reload();
  await bob.message('Who is hungry');
  const shown = await bob.page.locator('body').innerText();
  const asked = await fetch(`${gateway.url}/_screen/search?as=U01BOB&q=nobody`);

  expect(heard).toContain('Only visible to you');
  expect(shown).not.toMatch(/Heard you|surprise|Nobody tell/);
  expect(await asked.json()).toEqual({ found: [] });
  expect(await alice.page.title()).toContain('(1)');
});

it('a tab that was opened in the background shows what it has loaded', async () => {
  const context = await browser.newContext();
  // Background pages get no frames, and their timers are delayed.
  await context.addInitScript(() => {
    const { setTimeout } = globalThis;
    const late = (run: () => void, ms = 0) => setTimeout(run, Math.max(1_000, ms));
    Object.assign(globalThis, { setTimeout: late, requestAnimationFrame: () => 0 });
  });
  const page = await context.newPage();
  await page.goto(`${gateway.url}/?as=U01ALICE`);

  await page.getByRole('heading', { level: 1, name: 'general' }).waitFor({ timeout: 20_000 });
});

it('a form shows errors next to each field, and submits what people entered', async () => {
  const alice = await tabOf('U01ALICE');

  await alice.page.getByRole('button', { name: 'Shortcuts' }).click();
  await alice.page.getByRole('menuitem', { name: 'Plan lunch' }).click();
  const form = await alice.form();
  await form.submit();
  const missing = await form.errorOf('What?');
  await form.fill('What?', 'air');
  await form.fill('Why?', 'two\nlines');
  await alice.page.getByRole('combobox', { name: 'Where?' }).fill('har');
  await alice.page.getByRole('option', { name: 'The harbor' }).click();
  await form.choose('With whom?', 'Bob Lindqvist');
  await alice.page.getByRole('checkbox', { name: 'No nuts' }).check();
  await form.submit();
  const refused = await form.errorOf('What?');
  await alice.screenshot('simulator-form');
  const optional = await alice.page.locator('.input-block', { hasText: 'Why?' }).innerText();
  const problems = await accessibilityProblems(alice.page);
  await form.fill('What?', 'soup');
  await form.submit();
  await form.closed();
  await alice.message('Lunch: soup');

  expect(missing).toBe('Please complete this required field.');
  expect(refused).toBe("That isn't lunch.");
  expect(optional).toContain('(optional)');
  expect(problems).toEqual([]);
  expect(JSON.parse(lunch.heard.at(-1) ?? '')).toMatchObject({
    what: { value: { value: 'soup' } },
    why: { value: { value: 'two\nlines' } },
    where: { place: { type: 'external_select', selected_option: { value: 'harbor' } } },
    who: { value: { selected_users: ['U01BOB'] } },
    when: { value: { selected_time: '12:30' } },
    diet: { value: { selected_options: [{ value: 'nuts' }] } },
  });
});

it("buttons ask for confirmation, menus notify the app, and dates are in the reader's time zone", async () => {
  const alice = await tabOf('U01ALICE');
  const dave = await tabOf('U01DAVE');
  await alice.message('Lunch: soup');

  await alice.press("I'm coming");
  await alice.page.getByRole('dialog').getByRole('button', { name: 'Yes' }).click();
  await alice.message('Got it');
  await alice.page.getByRole('combobox', { name: 'Choose a dish' }).selectOption('Salad');
  await expect.poll(() => lunch.heard.at(-1), { timeout: 60_000 }).toContain('salad');
  await alice.page.getByRole('button', { name: 'More actions' }).click();
  await alice.page.keyboard.press('ArrowDown');
  await alice.page.keyboard.press('Enter');
  await expect.poll(() => lunch.heard.at(-1), { timeout: 60_000 }).toContain('"move"');
  const inLondon = await alice.message('Lunch: soup');
  const inTokyo = await dave.message('Lunch: soup');

  expect(inLondon).toContain('at 2:05 PM');
  expect(inTokyo).toContain('at 11:05 PM');
  expect(inTokyo).toContain('@Bob in #random');
});

it('people can reply in threads, react, pin, and use the message menu', async () => {
  const alice = await tabOf('U01ALICE');
  await alice.openChannel('random');
  await alice.send('The soup is *good*\nand warm');
  await alice.message('The soup is good');

  await alice.page.locator('.message', { hasText: 'The soup' }).hover();
  await alice.page.getByRole('button', { name: 'Add a reaction' }).last().click();
  await alice.page.getByRole('searchbox', { name: 'Search emoji' }).fill('pushpin');
  await alice.page.getByRole('button', { name: 'pushpin', exact: true }).click();
  await alice.page.getByText('1 reply').click();
  await alice.page.getByRole('complementary', { name: 'Thread' }).getByText('Noted with').waitFor();
  const reply = alice.page.getByRole('textbox', { name: 'Reply' });
  await reply.fill('Thank you');
  await reply.press('Enter');
  await alice.page.getByText('2 replies').waitFor();
  await alice.fromMenu('The soup', 'Pin to channel');
  await alice.page.getByRole('button', { name: '1 pin', exact: true }).waitFor();
  await alice.fromMenu('The soup', 'Order this');
  const ordered = await alice.message('Ordered:');
  await alice.page.getByRole('searchbox', { name: 'Search messages' }).fill('warm soup');
  await alice.page.keyboard.press('Enter');
  await alice.page.getByText('1 message', { exact: true }).waitFor();

  expect(lunch.heard).toContain(':pushpin:');
  expect(ordered).toContain('Only visible to you');
});

it('keeps what people type while a message is being sent, and sends both in order', async () => {
  const alice = await tabOf('U01ALICE');
  await alice.openChannel('random');
  const field = alice.page.locator('.main .composer-field');
  const posted: string[] = [];
  await alice.page.route('**/_screen/act/post?**', async (route) => {
    posted.push(route.request().postDataJSON().text);
    if (posted.length === 1) await new Promise((resolve) => setTimeout(resolve, 500));
    if (posted.length === 3) await route.abort();
    else await route.continue();
  });

  for (const said of ['This takes a while', 'This came next', 'This gets lost']) {
    await field.fill(said);
    await field.press('Enter');
  }
  await field.pressSequentially('and this is unfinished');
  await alice.message('This came next');
  await alice.page.getByText("The workspace isn't responding").first().waitFor();
  const left = await field.inputValue();

  expect(posted).toEqual(['This takes a while', 'This came next', 'This gets lost']);
  expect(left).toBe('This gets lost\nand this is unfinished');
});

it('completes commands, people, channels and emoji, and keeps line breaks', async () => {
  const alice = await tabOf('U01ALICE');
  await alice.openChannel('random');
  const field = alice.page.locator('.main .composer-field');

  await field.pressSequentially('/lu');
  const command = await alice.page.getByRole('option').innerText();
  await alice.page.keyboard.press('Tab');
  const completed = await field.inputValue();
  await field.fill('');
  for (const begun of ['@bo', 'see #gen', ':tad']) {
    await field.pressSequentially(begun);
    // Without an option to choose, Enter sends the message.
    await alice.page.getByRole('option').first().waitFor();
    await alice.page.keyboard.press('Enter');
  }
  await alice.page.keyboard.press('Shift+Enter');
  await field.pressSequentially('second line');
  await alice.page.keyboard.press('Enter');
  const said = await alice.message('second line');

  expect(command).toContain('Plan lunch with the others');
  expect(completed).toBe('/lunch ');
  expect(said).toContain('@Bob see #general 🎉');
});

it('sends typing anywhere to the message field, except in forms, menus and panels', async () => {
  const alice = await tabOf('U01ALICE');
  const { keyboard } = alice.page;
  const field = alice.page.locator('.main .composer-field');
  await alice.openChannel('random');

  await keyboard.type('typed anywhere');
  const typed = await field.inputValue();
  await field.fill('');
  await alice.page.getByRole('log').first().focus();
  await keyboard.press('ArrowUp');
  await keyboard.press('Control+b');
  await alice.page.getByRole('searchbox', { name: 'Search messages' }).focus();
  await keyboard.type('soup');
  await alice.page.getByRole('button', { name: 'Browse or create channels' }).click();
  await alice.page.getByRole('checkbox', { name: 'Private' }).focus();
  await keyboard.type('x');

  expect(typed).toBe('typed anywhere');
  expect(await field.inputValue()).toBe('');
});

it('sends one press when a button is pressed again before the app has answered', async () => {
  const alice = await tabOf('U01ALICE');
  let presses = 0;
  await alice.page.route('**/_screen/act/press?**', async (route) => {
    presses += 1;
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await alice.page.locator('.sidebar-item', { hasText: 'Demo Bot' }).first().click();

  await alice.page.getByRole('button', { name: 'Plan one' }).dblclick();
  await alice.page.waitForResponse('**/_screen/act/press?**');

  expect(presses).toBe(1);
});

it('notifies in plain text, and only of the latest message in each channel', async () => {
  const alice = await tabOf('U01ALICE');
  const bob = await tabOf('U01BOB');
  await bob.openChannel('random');
  await alice.openChannel('general');

  await alice.send('The *first*, @bob');
  await alice.send('The *second* in #random for @bob: `soup` :tada:');
  await bob.page.getByText('The second').waitFor();
  const notices = await bob.page.locator('.toast').allInnerTexts();

  expect(notices).toEqual(['Alice in #general: The second in #random for @Bob: soup 🎉']);
});

it('keeps uploads and read positions after a restart', async () => {
  const file = join(home, 'soup.png');
  await writeFile(file, PNG);
  const alice = await tabOf('U01ALICE');
  await alice.openChannel('random');
  await alice.page.locator('.main input[type=file]').setInputFiles(file);
  await alice.page.locator('.main .composer-field').fill('Look');
  await alice.press('Send');
  await alice.page.getByRole('img', { name: 'soup.png' }).waitFor();

  await stop();
  await start();
  const again = await tabOf('U01ALICE');
  await again.openChannel('random');
  const image = again.page.getByRole('img', { name: 'soup.png' });
  await image.waitFor();
  const width = await image.evaluate(async (element) => {
    const picture = element as unknown as { naturalWidth: number; decode(): Promise<void> };
    await picture.decode();
    return picture.naturalWidth;
  });

  expect(width).toBe(1);
  expect(await again.page.title()).toBe('Demo');
});

it('a long channel name takes little room on a phone, and a link to it wraps like a word', async () => {
  const name = `inc-6-${'search-is-slow-in-the-eu-'.repeat(3).slice(0, -1)}`;
  const alice = await tabOf('U01ALICE');
  await alice.page.getByRole('button', { name: 'Browse or create channels' }).click();
  await alice.page.getByRole('textbox', { name: 'New channel' }).fill(name);
  await alice.press('Create');
  await alice.page.getByRole('heading', { level: 1, name }).waitFor();
  await alice.send(`It goes on in #${name} from here`);
  await alice.message('It goes on in');
  await alice.page.setViewportSize({ width: 380, height: 860 });

  const title = await alice.page.getByRole('heading', { level: 1, name }).boundingBox();
  const lines = await alice.page
    .locator('.message .mention')
    .last()
    .evaluate((element) => (element as unknown as { getClientRects(): unknown[] }).getClientRects().length);

  expect(title?.height).toBeLessThanOrEqual(44);
  expect(lines).toBeGreaterThan(1);
});

it.each([1200, 380])('axe finds nothing wrong at %i pixels, in light and dark', async (width) => {
  const alice = await tabOf('U01ALICE', { width });
  const channels = () => alice.page.getByRole('button', { name: 'Show conversations' });
  const isNarrow = width < 720;

  const problems: string[] = [];
  const look = async (name: string) => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await alice.page.emulateMedia({ colorScheme });
      const picture = `${name}-${colorScheme}-${width}`;
      // Only colors differ.
      const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined;
      const found = await accessibilityProblems(alice.page, rules);
      problems.push(...found.map((problem) => `${picture}: ${problem}`));
      if (PICTURES.has(picture)) await alice.screenshot(`simulator-${picture}`);
    }
  };
  await alice.message('Lunch: soup');
  await look('channel');
  if (isNarrow) await channels().click();
  await look('conversations');
  await alice.page.getByRole('navigation').getByText('Demo Bot').click();
  await alice.page.getByText('Your lunches').waitFor();
  await look('home');
  if (isNarrow) await channels().click();
  await alice.openChannel('random');
  await alice.page.getByText('2 replies').click();
  await look('thread');
  await alice.page.getByRole('button', { name: 'Close thread' }).click();
  await alice.page.getByRole('button', { name: 'Insert an emoji' }).click();
  await look('emoji');

  expect(problems).toEqual([]);
});
