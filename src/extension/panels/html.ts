import * as vscode from "vscode";

/** What the page of a view consists of. */
export interface Page {
  /** Name of its bundle: `dist/webview/<bundle>.js` and `.css`. */
  readonly bundle: string;
  readonly title: string;
  readonly language: string;
  /** Mermaid writes styles into its pictures; nothing else of ours does. */
  readonly inlineStyles: boolean;
  /** The view draws pictures of its own making onto a canvas, for files. */
  readonly ownPictures?: boolean;
  /** Bundles that the view loads itself, when it needs them: attribute `data-<name>` of its script. */
  readonly lazyBundles: readonly string[];
}

/** Folder of the bundles of the views. */
export function webviewFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, "dist", "webview");
}

/**
 * The page of a view: a style sheet and a script, nothing else. Scripts run only with this page's nonce, and nothing can be loaded from elsewhere.
 */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri, page: Page): string {
  const nonce = makeNonce();
  const address = (file: string): string =>
    escapeHtml(webview.asWebviewUri(vscode.Uri.joinPath(webviewFolder(extensionUri), file)).toString());
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}${page.inlineStyles ? " 'unsafe-inline'" : ""}`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource}${page.ownPictures ? " blob:" : ""}`,
  ].join("; ");
  const lazy = page.lazyBundles.map((name) => ` data-${name}="${address(`${name}.js`)}"`).join("");
  return `<!DOCTYPE html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
<link rel="stylesheet" href="${address(`${page.bundle}.css`)}">
</head>
<body>
<script nonce="${nonce}" src="${address(`${page.bundle}.js`)}"${lazy}></script>
</body>
</html>`;
}

function makeNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
