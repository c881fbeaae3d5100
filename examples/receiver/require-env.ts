/** A variable that a recipe can't do without. */
export function requireEnv(name: string): string {
  const value = process.env[name];
  if (value) return value;
  console.error(`Set ${name}; docs/recipes.md says to what.`);
  process.exit(1);
}
