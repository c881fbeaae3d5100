import type { Fitted } from './standardize.js';

/** The file that holds fitted weights. */
export function writeWeights(name: string, { bias, weights }: Fitted, script: string): string {
  const rows = Object.entries(weights)
    .filter(([, weight]) => Math.abs(weight) >= 0.005)
    .map(([feature, weight]) => `  ${quoted(feature)}: ${Number(weight.toFixed(2))},`);
  return `/** Fitted by ${script}, which also says how well they do on incidents left out. */
export const ${name}_BIAS = ${Number(bias.toFixed(2))};

export const ${name}_WEIGHTS: Readonly<Record<string, number>> = {
${rows.join('\n')}
};
`;
}

function quoted(feature: string): string {
  return /^[a-zA-Z]+$/.test(feature) ? feature : `'${feature}'`;
}
