// Imports one function in this fresh process, as Lambda does, and prints the milliseconds it took.
const [, , path] = process.argv;
const start = performance.now();
const { handler } = await import(path);
const imported = performance.now() - start;
if (typeof handler !== 'function') throw new Error(`${path} exports no handler`);
console.log(imported.toFixed(2));
process.exit(0);
