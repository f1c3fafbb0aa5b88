// Ports of this machine.
import { createServer } from "node:net";

/**
 * @returns {Promise<number>} a port that nobody listens on now
 */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve(undefined));
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("The operating system gave no port.");
  return address.port;
}

/**
 * Listens on a port of this machine only.
 * @param {import("node:http").Server} server
 * @param {number} port 0 for any free one
 * @returns {Promise<number>} the port
 * @throws {Error} in plain words when the port is taken
 */
export async function listen(server, port) {
  await new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const taken = /** @type {NodeJS.ErrnoException} */ (error).code === "EADDRINUSE";
      reject(taken ? new Error(`Port ${port} is in use by another program. Choose another with --port.`) : error);
    });
    server.listen(port, "127.0.0.1", () => resolve(undefined));
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}
