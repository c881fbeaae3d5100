import type { Server } from 'node:http';

/** Listens on `PORT`, or the recipe's own, and says so. */
export function listen(server: Server, usual: number): void {
  const port = Number(process.env.PORT ?? usual);
  server.listen(port, () => console.log(`Listening on port ${port}.`));
}
