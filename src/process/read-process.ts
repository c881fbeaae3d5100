import { isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { describeIssues, type Problem } from './describe-issue.js';
import { describeSyntax, firstOfEachLine } from './describe-syntax.js';
import { isTextAt } from './known-keys.js';
import { type Process, processSchema } from './process-schema.js';

type YamlDocument = ReturnType<typeof parseDocument>;

export type ReadProcess = { process: Process } | { problems: string[] };

/** A process has a few hundred lines; parsing more would only delay the start. */
const BYTES_MAX = 1_000_000;

/** Reads aegis.yml. Each problem starts with its line: `line 12: there's no key "respondrs" in …`. */
export function readProcess(text: string): ReadProcess {
  if (text.length > BYTES_MAX) return { problems: ['the file is longer than 1 MB'] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const list = (placed: readonly Placed[]) =>
    [...placed]
      .sort((a, b) => a.offset - b.offset)
      .map(({ offset, text }) => `line ${lines.linePos(offset).line}: ${text}`);
  const { errors } = document;
  if (errors.length > 0) {
    const found = list(errors.map((error) => ({ offset: error.pos[0], text: describeSyntax(error) })));
    return { problems: firstOfEachLine(found) };
  }
  const unset = unsetAnchors(document);
  if (unset.length > 0) return { problems: list(unset) };
  const contents = contentsOf(document);
  if ('problem' in contents) return { problems: [contents.problem] };
  const parsed = processSchema.safeParse(withoutEmptySections(contents.value ?? {}));
  if (parsed.success) return { process: parsed.data };
  const problems = describeIssues(parsed.error.issues);
  return {
    problems: list(problems.map((problem) => ({ offset: offsetOf(document, problem), text: problem.text }))),
  };
}

interface Placed {
  offset: number;
  text: string;
}

/** A section whose lines are all commented out is ignored; text without quotes would be lost. */
function withoutEmptySections(value: unknown): unknown {
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const sections = Object.entries(value ?? {});
  return Object.fromEntries(
    sections.filter(([key, section]) => section !== null || isTextAt(processSchema, key)),
  );
}

/** Well-formed YAML may still have no value: aliases of aliases that would fill the memory, `<<` without a map. */
function contentsOf(document: YamlDocument): { value: unknown } | { problem: string } {
  try {
    return { value: document.toJS() };
  } catch (error) {
    if (error instanceof ReferenceError) return { problem: 'the file repeats its anchors too often' };
    return { problem: `the file can't be read: ${error instanceof Error ? error.message : 'unknown'}` };
  }
}

/** The names after `*` that have no anchor before them. */
function unsetAnchors(document: YamlDocument): Placed[] {
  const unset: Placed[] = [];
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return;
      const text = `there's no anchor &${alias.source} before this; put text that starts with * in quotes`;
      unset.push({ offset: alias.range?.[0] ?? 0, text });
    },
  });
  return unset;
}

/** A problem's place: its key, else its value, else the nearest thing around it. */
function offsetOf(document: YamlDocument, { path, isKey }: Problem): number {
  const key = isKey ? keyOffset(document, path) : undefined;
  if (key !== undefined) return key;
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length);
    const node = document.getIn(part, true);
    if (isNode(node) && node.range) return keyOffset(document, part) ?? node.range[0];
  }
  return 0;
}

function keyOffset(document: YamlDocument, path: readonly PropertyKey[]): number | undefined {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)));
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}
