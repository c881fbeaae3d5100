import { expect, it } from 'vitest';
import { renderPng } from '../../src/reports/image/render-image.js';
import { Markup, markup } from '../../src/reports/render/markup.js';

const PNG = [0x89, 0x50, 0x4e, 0x47];
const chart = (text: string) =>
  markup`<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60"><text y="40">${text}</text></svg>`;

/** Takes at least a tenth of a second, so that the process gets a turn however fast the thread answers. */
const slow = new Markup(
  `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600">${'<text y="40" font-size="30">P1 is open</text>'.repeat(40)}</svg>`,
);

it('lets the process continue in the meantime', async () => {
  await renderPng(chart('loads the renderer'));
  let turns = 0;
  let isRendering = true;
  const count = () => {
    turns += 1;
    if (isRendering) setImmediate(count);
  };
  setImmediate(count);

  await renderPng(slow);
  isRendering = false;

  expect(turns).toBeGreaterThan(0);
});

it("renders one image after the other, in order, and continues after one that it can't read", async () => {
  const images = await Promise.allSettled([
    renderPng(chart('P1')),
    renderPng(new Markup('<svg')),
    renderPng(chart('P1 again')),
    renderPng(chart('P1')),
  ]);

  expect(images.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  const [first, , second, third] = images.map((one) =>
    one.status === 'fulfilled' ? [...one.value] : undefined,
  );
  expect(first?.slice(0, 4)).toEqual(PNG);
  expect(second).not.toEqual(first);
  expect(third).toEqual(first);
});
