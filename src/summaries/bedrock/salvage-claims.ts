/** How deep a model may nest its claims: `{"parameters": {"claims": …}}`. */
const DEPTH_MAX = 3;
/** More places to look for claims than any model needs. */
const VALUES_MAX = 20;
/** Where a claim starts in JSON that can't be parsed as a whole. Inside a string, the quotes would be escaped. */
const CLAIM_START = /\{\s*"(?:section|text|sources)"\s*:/g;
/** Line breaks inside strings, which JSON doesn't allow. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const CONTROL = /[\u0000-\u001f]+/g;
const BRACES_MAX = 20;

/**
 * The unvalidated claims in what a model submitted: the tool's input, or JSON as a string, nested in another object, in
 * a fenced block, or with an error in one claim, which is then `undefined`. Undefined if there are none.
 */
export function salvageClaims(submitted: unknown): readonly unknown[] | undefined {
  return findClaims(submitted, 0);
}

/** The complete claims so far in an answer's JSON. */
export function salvageBegunClaims(json: string): readonly unknown[] {
  return splitClaims(json).flatMap((claim) => (claim === undefined ? [] : [claim]));
}

function findClaims(value: unknown, depth: number): readonly unknown[] | undefined {
  if (depth > DEPTH_MAX) return undefined;
  if (typeof value === 'string') return findInText(value, depth);
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'string' ? parseJson(item) : item));
  if (typeof value !== 'object' || value === null) return undefined;
  if ('claims' in value) return findClaims(value.claims, depth + 1);
  for (const inner of Object.values(value).slice(0, VALUES_MAX)) {
    const claims = isNested(inner) ? findClaims(inner, depth + 1) : undefined;
    if (claims) return claims;
  }
  return undefined;
}

function isNested(value: unknown): boolean {
  return typeof value === 'string' ? value.includes('"claims"') : !Array.isArray(value);
}

function findInText(text: string, depth: number): readonly unknown[] | undefined {
  const whole = parseJson(text);
  if (whole !== undefined) return findClaims(whole, depth + 1);
  const claims = splitClaims(text);
  if (claims.length > 0) return claims;
  return /"claims"\s*:\s*\[\s*\]/.test(text) ? [] : undefined;
}

/** Reads each claim separately; unreadable ones are undefined. */
function splitClaims(text: string): (object | undefined)[] {
  const starts = [...text.matchAll(CLAIM_START)].map(({ index }) => index);
  return starts.map((start, i) => readObject(text.slice(start, starts[i + 1])));
}

/** The object that `text` starts with. It ends at the first brace that makes it parsable. */
function readObject(text: string): object | undefined {
  let end = -1;
  for (let brace = 0; brace < BRACES_MAX; brace++) {
    end = text.indexOf('}', end + 1);
    if (end < 0) return undefined;
    const value = parseJson(text.slice(0, end + 1));
    if (typeof value === 'object' && value !== null) return value;
  }
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(CONTROL, ' '));
  } catch {
    return undefined;
  }
}
