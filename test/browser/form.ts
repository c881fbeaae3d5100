import type { Page } from 'playwright-core';

/** A modal, in a user's terms. */
export interface Form {
  fill(label: string, value: string): Promise<void>;
  choose(label: string, option: string): Promise<void>;
  submit(): Promise<void>;
  /** The error next to a field; waits for it. */
  errorOf(label: string): Promise<string>;
  /** Resolves once it is closed. */
  closed(): Promise<void>;
}

export async function openForm(page: Page): Promise<Form> {
  const modal = page.getByRole('dialog');
  await modal.waitFor();
  const field = (label: string) => modal.locator('.input-block', { hasText: label });
  return {
    fill: (label, value) => field(label).getByRole('textbox').fill(value),
    async choose(label, option) {
      await field(label).getByRole('combobox').selectOption({ label: option });
    },
    submit: () => modal.locator('button[type=submit]').click(),
    errorOf: (label) => field(label).getByRole('alert').innerText(),
    closed: () => modal.waitFor({ state: 'detached' }),
  };
}
