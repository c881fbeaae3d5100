import { expect, it } from 'vitest';
import { parseJson } from '../../src/base/parse-json.js';

it('parses JSON, and returns undefined for anything else', () => {
  expect(parseJson('{"a":[1]}')).toEqual({ a: [1] });
  expect(parseJson('{"a":')).toBeUndefined();
  expect(parseJson('')).toBeUndefined();
});
