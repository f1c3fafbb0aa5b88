// The server that the browser talks to: it passes everything on to @vscode/test-web and adds what that one lacks: default
// settings for the workbench, finding files in Quick Open, saving files to disk.
import { randomBytes } from "node:crypto";
import { createServer, request as httpRequest } from "node:http";
import { listen } from "./port.mjs";
import { applyFileOperation, fileSystemSource } from "./web-saving.mjs";

const MOUNT = "/static/mount";
const FILE_SYSTEM_MANIFEST = "/static/extensions/fs/package.json";
const FILE_SYSTEM_SCRIPT = "/static/extensions/fs/dist/fsExtensionMain.js";

/**
 * @typedef {object} FrontOptions
 * @property {number} port 0 for a free one
 * @property {number} innerPort where @vscode/test-web listens
 * @property {Record<string, unknown>} settings defaults for the workbench
 * @property {string | undefined} folderName what the workbench calls the mounted folder
 * @property {string | undefined} writableFolder the mounted folder when what is saved shall reach the disk
 */

/**
 * @param {FrontOptions} options
 * @returns {Promise<{ port: number, dispose: () => Promise<void> }>}
 */
export async function startFront(options) {
  // Only the page that we served may write: it is told this word, and other sites cannot read it.
  const token = randomBytes(24).toString("hex");
  let port = 0;
  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      if (!response.headersSent) response.writeHead(502, { "Content-Type": "text/plain" });
      response.end(String(error));
    });
  });

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   */
  async function handle(request, response) {
    const url = new URL(request.url ?? "/", `http://localhost:${port}`);
    const mayWrite = options.writableFolder !== undefined;
    if (mayWrite && url.pathname.startsWith(MOUNT) && request.method !== "GET" && request.method !== "HEAD") {
      return await write(request, response, url);
    }
    if (url.pathname === "/" && request.method === "GET") {
      const page = await text(await pass(request));
      return send(response, page.head, withSettings(page.body, options.settings));
    }
    if (url.pathname === FILE_SYSTEM_SCRIPT) {
      const script = await text(await pass(request));
      const target = mayWrite ? { base: `http://localhost:${port}${MOUNT}`, token } : undefined;
      return send(response, script.head, fileSystemSource(script.body, target));
    }
    if (url.pathname === FILE_SYSTEM_MANIFEST && options.folderName) {
      const manifest = await text(await pass(request));
      return send(response, manifest.head, withFolderName(manifest.body, options.folderName));
    }
    const inner = await pass(request);
    response.writeHead(inner.statusCode ?? 502, inner.headers);
    inner.pipe(response);
  }

  /**
   * @param {import("node:http").IncomingMessage} request
   * @returns {Promise<import("node:http").IncomingMessage>} the answer of @vscode/test-web to the same request
   */
  function pass(request) {
    return new Promise((resolve, reject) => {
      // The original Host is kept: addresses in the page are made from it.
      const { method, url: path, headers } = request;
      const inner = httpRequest({ host: "127.0.0.1", port: options.innerPort, method, path, headers }, resolve);
      inner.on("error", reject);
      request.pipe(inner);
    });
  }

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   * @param {URL} url
   */
  async function write(request, response, url) {
    // The extension host is a frame with an origin of its own below ours.
    const origin = request.headers.origin ?? "";
    const ours =
      origin === `http://localhost:${port}` || new RegExp(`^http://[\\w-]+\\.localhost:${port}$`).test(origin);
    if (!ours) return send(response, { status: 403 }, "Unknown origin.");
    const cors = {
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Allow-Methods": "PUT, DELETE, POST",
      "Access-Control-Allow-Headers": "x-pmo-token",
      "Cross-Origin-Resource-Policy": "cross-origin",
    };
    if (request.method === "OPTIONS") return send(response, { status: 204, headers: cors }, "");
    if (request.headers["x-pmo-token"] !== token) return send(response, { status: 403, headers: cors }, "Wrong token.");
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = url.pathname.slice(MOUNT.length);
    try {
      await applyFileOperation(
        options.writableFolder ?? "",
        request.method ?? "",
        path,
        url.searchParams,
        Buffer.concat(chunks),
      );
      send(response, { status: 204, headers: cors }, "");
    } catch (error) {
      send(response, { status: 500, headers: cors }, error instanceof Error ? error.message : String(error));
    }
  }

  port = await listen(server, options.port);
  return {
    port,
    dispose: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import("node:http").IncomingMessage} message
 */
async function text(message) {
  const chunks = [];
  for await (const chunk of message) chunks.push(chunk);
  return {
    head: { status: message.statusCode ?? 502, headers: message.headers },
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {{ status: number, headers?: import("node:http").OutgoingHttpHeaders | import("node:http").IncomingHttpHeaders }} head
 * @param {string} body
 */
function send(response, head, body) {
  // What these were computed from has been changed.
  const stale = ["content-length", "etag", "last-modified", "transfer-encoding"];
  const kept = Object.entries(head.headers ?? {}).filter(([name]) => !stale.includes(name));
  /** @type {import("node:http").OutgoingHttpHeaders} */
  const headers = Object.fromEntries(kept);
  if (head.status !== 204) headers["content-length"] = Buffer.byteLength(body);
  response.writeHead(head.status, headers);
  response.end(body);
}

/**
 * Puts settings into the workbench's start page, as defaults that the user can still override.
 * @param {string} page
 * @param {Record<string, unknown>} settings
 * @returns {string}
 * @throws {Error} when the page is not the one that we know
 */
function withSettings(page, settings) {
  const pattern = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)(")/;
  const match = pattern.exec(page);
  if (!match) throw new Error("The start page of @vscode/test-web has no configuration: its version does not fit.");
  const configuration = JSON.parse((match[2] ?? "").replaceAll("&quot;", '"'));
  configuration.configurationDefaults = { ...configuration.configurationDefaults, ...settings };
  const encoded = JSON.stringify(configuration).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return page.replace(pattern, (_all, before, _value, after) => before + encoded + after);
}

/**
 * The file system's manifest says how its addresses are shown; there a mounted folder is "Test Files", whatever it is.
 * @param {string} manifest
 * @param {string} name
 * @returns {string}
 */
function withFolderName(manifest, name) {
  const parsed = JSON.parse(manifest);
  for (const formatter of parsed.contributes?.resourceLabelFormatters ?? [])
    formatter.formatting.workspaceSuffix = name;
  return JSON.stringify(parsed);
}
