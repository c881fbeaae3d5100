/** What a DynamoDB expression says, for the parts of the language that Aegis uses. */
export type Operand =
  | { kind: 'path'; parts: readonly (string | number)[] }
  | { kind: 'value'; name: string }
  | { kind: 'call'; name: string; args: readonly Operand[] }
  | { kind: 'sum'; sign: 1 | -1; left: Operand; right: Operand };

export type Condition =
  | { kind: 'and' | 'or'; left: Condition; right: Condition }
  | { kind: 'not'; of: Condition }
  | { kind: 'call'; name: string; args: readonly Operand[] }
  | { kind: 'compare'; operator: string; left: Operand; right: Operand }
  | { kind: 'between'; of: Operand; from: Operand; to: Operand }
  | { kind: 'in'; of: Operand; among: readonly Operand[] };

export interface Change {
  clause: 'SET' | 'REMOVE' | 'ADD' | 'DELETE';
  path: Operand & { kind: 'path' };
  value?: Operand;
}

const TOKEN = /\s*(<>|<=|>=|[=<>(),.[\]+-]|[#:]?\w+)/gy;
const CLAUSES = ['SET', 'REMOVE', 'ADD', 'DELETE'];

/** Names are given, because `#a.b` is a path of two parts and `#a` may stand for a name with a point. */
type Names = Readonly<Record<string, string>>;

export function parseCondition(expression: string, names: Names): Condition {
  const reader = createReader(expression, names);
  const condition = reader.or();
  reader.end();
  return condition;
}

export function parseUpdate(expression: string, names: Names): Change[] {
  const reader = createReader(expression, names);
  const changes: Change[] = [];
  while (!reader.isAtEnd()) {
    const clause = reader.take().toUpperCase();
    if (!CLAUSES.includes(clause)) throw new SyntaxError(`"${clause}" in ${expression}`);
    do changes.push(reader.change(clause as Change['clause']));
    while (reader.skip(','));
  }
  return changes;
}

function tokensOf(expression: string): string[] {
  const tokens = [...expression.trim().matchAll(TOKEN)].map(([, token = '']) => token);
  if (tokens.join('') !== expression.replace(/\s+/g, '')) throw new SyntaxError(expression);
  return tokens;
}

function createReader(expression: string, names: Names) {
  const tokens = tokensOf(expression);
  let at = 0;
  const peek = () => tokens[at] ?? '';
  const isWord = (word: string) => peek().toUpperCase() === word;
  function take(): string {
    at += 1;
    return tokens[at - 1] ?? '';
  }
  function skip(word: string): boolean {
    if (!isWord(word)) return false;
    at += 1;
    return true;
  }
  function need(word: string): void {
    if (!skip(word)) throw new SyntaxError(`"${peek()}" instead of "${word}" in ${expression}`);
  }
  function name(): string {
    const token = take();
    if (!token.startsWith('#')) return token;
    const known = names[token];
    if (known === undefined) throw new SyntaxError(`${token} is not defined in ${expression}`);
    return known;
  }
  function path(): Operand & { kind: 'path' } {
    const parts: (string | number)[] = [name()];
    for (;;) {
      if (skip('.')) parts.push(name());
      else if (skip('[')) {
        parts.push(Number(take()));
        need(']');
      } else return { kind: 'path', parts };
    }
  }
  function list<T>(read: () => T): T[] {
    need('(');
    const all = [read()];
    while (skip(',')) all.push(read());
    need(')');
    return all;
  }
  function operand(): Operand {
    if (peek().startsWith(':')) return { kind: 'value', name: take() };
    if (tokens[at + 1] === '(') return { kind: 'call', name: take(), args: list(operand) };
    return path();
  }
  function primary(): Condition {
    if (skip('NOT')) return { kind: 'not', of: primary() };
    if (skip('(')) {
      const inner = or();
      need(')');
      return inner;
    }
    const left = operand();
    if (skip('BETWEEN')) {
      const from = operand();
      need('AND');
      return { kind: 'between', of: left, from, to: operand() };
    }
    if (skip('IN')) return { kind: 'in', of: left, among: list(operand) };
    if (/^(?:=|<>|<=?|>=?)$/.test(peek())) {
      return { kind: 'compare', operator: take(), left, right: operand() };
    }
    if (left.kind !== 'call') throw new SyntaxError(expression);
    return left;
  }
  function and(): Condition {
    const left = primary();
    return skip('AND') ? { kind: 'and', left, right: and() } : left;
  }
  function or(): Condition {
    const left = and();
    return skip('OR') ? { kind: 'or', left, right: or() } : left;
  }
  function sum(): Operand {
    const left = operand();
    if (skip('+')) return { kind: 'sum', sign: 1, left, right: operand() };
    return skip('-') ? { kind: 'sum', sign: -1, left, right: operand() } : left;
  }
  function change(clause: Change['clause']): Change {
    const target = path();
    if (clause === 'REMOVE') return { clause, path: target };
    if (clause === 'SET') need('=');
    return { clause, path: target, value: clause === 'SET' ? sum() : operand() };
  }
  return {
    or,
    take,
    skip,
    change,
    isAtEnd: () => at >= tokens.length,
    end: () => {
      if (at < tokens.length) throw new SyntaxError(`"${peek()}" in ${expression}`);
    },
  };
}
