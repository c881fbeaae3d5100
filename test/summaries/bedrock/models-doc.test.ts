import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderModelsDoc } from '../../../scripts/models-doc.js';

it('keeps docs/models.md current', () => {
  const file = join(import.meta.dirname, '../../../docs/models.md');

  expect(readFileSync(file, 'utf8')).toBe(renderModelsDoc());
});
