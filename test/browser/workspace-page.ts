import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

/** Chromium of the operating system; the switches keep it from calling home. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where screenshots go; only `npm run screenshots` keeps them. */
const SCREENSHOTS = process.env.AEGIS_SCREENSHOTS;

/** The embedded workspace in a browser, in a user's terms. */
export interface WorkspacePage {
  actAs(name: string): Promise<void>;
  openChannel(name: string): Promise<void>;
  /** Types a message or command and sends it. */
  send(text: string): Promise<void>;
  /** All that the message with a text says; waits for it. */
  message(text: string): Promise<string>;
  editMessage(text: string, to: string): Promise<void>;
  press(button: string): Promise<void>;
  /** Opens Aegis' Home and returns what it says once `text` is there. */
  home(text: string): Promise<string>;
  /** The open form; waits for it. */
  form(): Promise<Form>;
  /** Follows a link in the last message that holds `text`, and returns the text there. */
  follow(text: string, link: string): Promise<string>;
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

interface Form {
  fill(label: string, value: string): Promise<void>;
  choose(label: string, option: string): Promise<void>;
  submit(): Promise<void>;
  /** The errors beside the fields; waits for one. */
  errors(): Promise<string[]>;
  /** Resolves once it is closed. */
  closed(): Promise<void>;
}

export async function openWorkspace(url: string): Promise<WorkspacePage> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
  const page = await browser.newPage({ viewport: { width: 1200, height: 860 }, colorScheme: 'light' });
  page.setDefaultTimeout(10_000);
  await page.goto(url);
  await page.getByText('connected').waitFor();
  return {
    async actAs(name) {
      await page.locator('.actas select').selectOption({ label: name });
    },
    async openChannel(name) {
      await page.locator('.sidebar-item', { hasText: name }).click();
      await page.locator('.channel-title', { hasText: name }).waitFor();
    },
    async send(text) {
      await page.locator('.composer-input').last().fill(text);
      await page.locator('.composer-send').last().click();
    },
    async message(text) {
      const found = page.locator('.msg', { hasText: text }).last();
      await found.waitFor();
      // A message that grew is shown from its beginning; people would scroll.
      await found.evaluate((element) => element.scrollIntoView({ block: 'end' }));
      return found.innerText();
    },
    async editMessage(text, to) {
      const message = page.locator('.msg', { hasText: text }).last();
      await message.hover();
      await message.getByTitle('Edit message').click();
      await page.locator('.msg-edit-input').fill(to);
      await page.getByRole('button', { name: 'Save' }).click();
    },
    async press(button) {
      await page.getByRole('button', { name: button, exact: true }).last().click();
    },
    async home(text) {
      await page.locator('.sidebar-item', { hasText: 'aegis' }).click();
      const home = page.locator('.home');
      await home.getByText(text).first().waitFor();
      return home.innerText();
    },
    form: () => openForm(page),
    async follow(text, link) {
      const linked = page.locator('.msg', { hasText: text }).last().getByRole('link', { name: link }).first();
      const there = await browser.newPage();
      await there.goto((await linked.getAttribute('href')) ?? '');
      const shown = await there.locator('#linked').innerText();
      await there.close();
      return shown;
    },
    async screenshot(name) {
      if (!SCREENSHOTS) return;
      await mkdir(SCREENSHOTS, { recursive: true });
      await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
    },
    close: () => browser.close(),
  };
}

async function openForm(page: Page): Promise<Form> {
  const modal = page.locator('.modal');
  await modal.waitFor();
  const field = (label: string) => modal.locator('.bk-input', { hasText: label });
  return {
    fill: (label, value) => field(label).locator('input').fill(value),
    async choose(label, option) {
      await field(label).locator('select').selectOption({ label: option });
    },
    submit: () => modal.locator('.modal-btn.primary').click(),
    async errors() {
      await modal.locator('.modal-error').first().waitFor();
      return modal.locator('.modal-error').allTextContents();
    },
    closed: () => modal.waitFor({ state: 'detached' }),
  };
}
