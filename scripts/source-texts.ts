/** Reads the texts that sources pass to errors, questions and short messages, with `{placeholders}` for what is filled in. */
export interface SourceTexts {
  errors: string[];
  /** They come with buttons. */
  questions: string[];
  messages: string[];
}

const ERRORS =
  /\bnew (?:Usage|NoTarget|NotFound|Conflict|Forbidden|Config|DamagedArchive|Upstream)Error\(|\bsuper\(/g;
const QUESTIONS = /\bnew QuestionError\(/g;
const MESSAGES = /(?<!function )\b(?:notice|section|context)\(/g;
/** Their first argument is a code for programs. */
const CODED = /^(?:new UpstreamError|super)\($/;

export function readSourceTexts(source: string): SourceTexts {
  return {
    errors: textsOfCalls(source, ERRORS),
    questions: textsOfCalls(source, QUESTIONS),
    messages: textsOfCalls(source, MESSAGES),
  };
}

function textsOfCalls(source: string, calls: RegExp): string[] {
  return [...source.matchAll(calls)].flatMap(({ 0: call, index }) => {
    const given = readArguments(source, index + call.length);
    const [text = ''] = CODED.test(call) ? given.slice(1) : given;
    return textsIn(constantNamed(text, source) ?? text);
  });
}

/** The source of a constant that a call names instead of giving the text itself. */
function constantNamed(name: string, source: string): string | undefined {
  if (!/^[A-Za-z_]+$/.test(name)) return undefined;
  const start = source.search(new RegExp(`^const ${name} = `, 'm'));
  return start < 0 ? undefined : source.slice(start, source.indexOf(';\n', start));
}

/** The arguments of a call as source, from the index after its opening parenthesis. */
function readArguments(source: string, start: number): string[] {
  const given: string[] = [];
  let depth = 0;
  let from = start;
  for (let i = start; i < source.length; i = afterToken(source, i)) {
    const character = source[i] ?? '';
    if (depth === 0 && ',)'.includes(character)) {
      given.push(source.slice(from, i).trim());
      from = i + 1;
      if (character === ')') return given;
    } else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
  }
  return given;
}

/** Where the next token starts; a string or template is one token, with everything in it. */
function afterToken(source: string, start: number): number {
  const quote = source[start] ?? '';
  if (!'\'"`'.includes(quote)) return start + 1;
  let i = start + 1;
  while (i < source.length && source[i] !== quote) {
    if (source[i] === '\\') i += 2;
    else if (quote === '`' && source.startsWith('${', i)) i = endOfPlaceholder(source, i);
    else i += 1;
  }
  return i + 1;
}

/** Where the text of a template goes on after `${…}`. */
function endOfPlaceholder(source: string, start: number): number {
  let depth = 1;
  let i = start + 2;
  while (i < source.length && depth > 0) {
    if (source[i] === '{') depth += 1;
    if (source[i] === '}') depth -= 1;
    i = depth === 0 ? i + 1 : afterToken(source, i);
  }
  return i;
}

/** The literals of an expression that are sentences, not codes or keys. */
function textsIn(expression: string): string[] {
  return literalsIn(expression).filter((text) => /\p{L}/u.test(text) && /\s/.test(text));
}

function literalsIn(expression: string): string[] {
  const found: string[] = [];
  for (let i = 0; i < expression.length; i = afterToken(expression, i)) {
    const quote = expression[i] ?? '';
    if ('\'"`'.includes(quote)) found.push(fillIn(expression.slice(i + 1, afterToken(expression, i) - 1)));
  }
  return found;
}

/** The text of a literal: escapes resolved, placeholders named. */
function fillIn(literal: string): string {
  let text = '';
  for (let i = 0; i < literal.length; ) {
    if (literal.startsWith('${', i)) {
      const end = endOfPlaceholder(literal, i);
      text += nameOf(literal.slice(i + 2, end - 1));
      i = end;
    } else if (literal[i] === '\\') {
      text += literal[i + 1] === 'n' ? '\n' : (literal[i + 1] ?? '');
      i += 2;
    } else {
      text += literal[i] ?? '';
      i += 1;
    }
  }
  return text;
}

/** `{a | b}` for a choice between texts, else the last name in the expression: `{service}`. */
function nameOf(expression: string): string {
  const choices = literalsIn(expression).filter((text) => /\p{L}{2}/u.test(text));
  if (expression.includes('?') && choices.length > 0) return `{${choices.join(' | ')}}`;
  const names = expression
    .replace(/'[^']*'/g, '')
    .match(/[A-Za-z_]\w*(?![\w(])/g)
    ?.filter((name) => name !== 'length');
  const words = (names?.at(-1) ?? 'value').replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ');
  return `{${words.toLowerCase().replace(/ id$/, '')}}`;
}
