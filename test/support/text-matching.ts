import { type AST, parseRegExpLiteral } from '@eslint-community/regexpp';

/** More of a repetition than its least. */
const MORE = 20;
const WORD = [...'abcxyzABCXYZ019_'];

/** Makes texts that a pattern matches, as far as it has no assertions, which are taken as met. `random` gives 0 to 1. */
export function textMatching({ source, flags }: RegExp, random: () => number): string {
  const { pattern } = parseRegExpLiteral(new RegExp(source, flags));
  return textOf(pattern, random);
}

function textOf(node: AST.Node, random: () => number): string {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return pick(node.alternatives, random)
        .elements.map((one) => textOf(one, random))
        .join('');
    case 'Quantifier': {
      const most = Math.min(node.max, node.min + MORE);
      const times = node.min + Math.floor(random() * (most - node.min + 1));
      return Array.from({ length: times }, () => textOf(node.element, random)).join('');
    }
    case 'Assertion':
    case 'Backreference':
      return '';
    default:
      return pick(charactersOf(node), random);
  }
}

function charactersOf(node: AST.Node): string[] {
  if (node.type === 'Character') return [String.fromCodePoint(node.value)];
  if (node.type === 'CharacterClassRange') {
    const { min, max } = node;
    return [min.value, Math.floor((min.value + max.value) / 2), max.value].map((code) =>
      String.fromCodePoint(code),
    );
  }
  if (node.type === 'CharacterSet') return ofSet(node);
  if (node.type !== 'CharacterClass') return WORD;
  const own = node.elements.flatMap(charactersOf);
  return node.negate ? WORD.filter((one) => !own.includes(one)) : own;
}

function ofSet({ kind }: AST.CharacterSet): string[] {
  if (kind === 'digit') return ['0', '7'];
  return kind === 'space' ? [' '] : WORD;
}

function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)] as T;
}
