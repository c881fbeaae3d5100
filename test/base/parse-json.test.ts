import { expect, it } from 'vitest';
import { parseJson } from '../../src/base/parse-json.js';

it('reads JSON, and nothing from what is no JSON', () => {
  expect(parseJson('{"a":[1]}')).toEqual({ a: [1] });
  expect(parseJson('{"a":')).toBeUndefined();
  expect(parseJson('')).toBeUndefined();
});
