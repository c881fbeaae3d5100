import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type Form, openForm } from './form.js';

/**
 * The operating system's browser. The headless shell renders the same pages with two thirds of the CPU time.
 */
const CHROMIUMS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** These flags keep it from phoning home. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--in-process-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Folder for screenshots; only `npm run screenshots` keeps them. */
const SCREENSHOTS = process.env.AEGIS_SCREENSHOTS;

/** The embedded workspace in a browser, in a user's terms. */
export interface WorkspacePage {
  /** For actions that only one test needs. */
  page: Page;
  actAs(name: string): Promise<void>;
  openChannel(name: string): Promise<void>;
  /** Types a message or command and sends it. */
  send(text: string): Promise<void>;
  /** The whole text of the message that contains a given text; waits for it. */
  message(text: string): Promise<string>;
  /** Chooses from a message's menu. */
  fromMenu(text: string, item: string): Promise<void>;
  editMessage(text: string, to: string): Promise<void>;
  press(button: string): Promise<void>;
  /** Opens Aegis's Home and returns its text once `text` is there. */
  home(text: string): Promise<string>;
  /** The open form; waits for it. */
  form(): Promise<Form>;
  /** Follows a link in the last message that contains `text`, and returns the text at its target. */
  follow(text: string, link: string | RegExp): Promise<string>;
  screenshot(name: string): Promise<void>;
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath = CHROMIUMS.find(existsSync);
  if (!executablePath) throw new Error(`the browser tests need one of ${CHROMIUMS.join(' and ')}`);
  return chromium.launch({ executablePath, args: FLAGS });
}

interface View {
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
}

/** Opens the workspace in a new tab; `as` is the id of the person in it. */
export async function openWorkspace(
  browser: Browser,
  url: string,
  { width = 1200, height = 860, colorScheme = 'light' }: View = {},
): Promise<WorkspacePage> {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme,
    timezoneId: 'Asia/Kolkata',
  });
  // Long enough that only a hang exceeds it, not a busy machine.
  page.setDefaultTimeout(20_000);
  await page.goto(url);
  const sidebar = page.getByRole('navigation', { name: 'Conversations', includeHidden: true });
  await sidebar.waitFor({ state: 'attached' });
  const item = (name: string) => sidebar.locator('.sidebar-item', { hasText: name }).first();
  const messageWith = (text: string) => page.locator('.main .message', { hasText: text }).last();
  const fromMenu = async (text: string, choice: string) => {
    await messageWith(text).hover();
    await messageWith(text).getByRole('button', { name: 'Message menu' }).click();
    await page.getByRole('menuitem', { name: choice }).click();
  };
  return {
    page,
    async actAs(name) {
      if (await sidebar.getByText(`You are ${name}`).isVisible()) return;
      await page.getByRole('link', { name: `Be ${name}` }).click();
      await sidebar.getByText(`You are ${name}`).waitFor();
    },
    async openChannel(name) {
      await item(name).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
    },
    async send(text) {
      const field = page.locator('.main .composer-field');
      await field.fill(text);
      await field.press('Escape');
      await field.press('Enter');
      // A sent text leaves the field; if a list of completions opened late, Enter has chosen from it instead.
      if ((await field.inputValue()) !== '') await field.press('Enter');
    },
    async message(text) {
      const found = messageWith(text);
      await found.waitFor();
      // A message that grew is shown from its beginning; people would scroll.
      await found.evaluate((element) => element.scrollIntoView({ block: 'end' }));
      return found.innerText();
    },
    fromMenu,
    async editMessage(text, to) {
      await fromMenu(text, 'Edit message');
      const field = page.getByRole('textbox', { name: 'Edit message' });
      await field.fill(to);
      await field.press('Enter');
    },
    async press(button) {
      await page.getByRole('button', { name: button, exact: true }).last().click();
    },
    async home(text) {
      await item('Aegis').click();
      const home = page.locator('.home');
      await home.getByText(text).first().waitFor();
      return home.innerText();
    },
    form: () => openForm(page),
    async follow(text, link) {
      const linked = messageWith(text).getByRole('link', { name: link }).first();
      const there = await browser.newPage();
      await there.goto((await linked.getAttribute('href')) ?? '');
      const shown = await there.locator('.message.linked').innerText();
      await there.close();
      return shown;
    },
    async screenshot(name) {
      if (!SCREENSHOTS) return;
      await mkdir(SCREENSHOTS, { recursive: true });
      await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
    },
  };
}
