// Imports one function in this fresh process, as Lambda does, and prints the milliseconds it took: on the clock, and of a core.
const [, , path] = process.argv;
const [start, used] = [performance.now(), process.cpuUsage()];
const { handler } = await import(path);
const imported = performance.now() - start;
const { user, system } = process.cpuUsage(used);
if (typeof handler !== 'function') throw new Error(`${path} exports no handler`);
console.log(JSON.stringify({ init_ms: imported, cpu_ms: (user + system) / 1_000 }));
process.exit(0);
