import { existsSync, statSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { net, protocol } from 'electron';
import { HANDED_PATH } from '../../src/contract/bridge.ts';
import { pagePolicy } from '../../src/contract/page-policy.ts';
import type { HandedFiles } from './files/handed-files.ts';

const SCHEME = 'workbench';

/** The address of the app's page: a scheme of its own, since `file:` may read too much. */
export const PAGE_URL = `${SCHEME}://app/`;

/** Must be called before the app is ready: gives the page an origin, as `https:` would. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Answers the page's requests from the built renderer and the files that it was handed, and from nowhere else. */
export function servePage(rendererDir: string, handed: Pick<HandedFiles, 'take'>): void {
  protocol.handle(SCHEME, async (request) => {
    const { pathname } = new URL(request.url);
    const isHanded = pathname.startsWith(HANDED_PATH);
    const file = isHanded
      ? handed.take(pathname.slice(HANDED_PATH.length))
      : fileFor(pathname, rendererDir);
    if (file === undefined) return new Response(null, { status: 404 });
    const found = await net.fetch(pathToFileURL(file).href);
    const headers = new Headers(found.headers);
    headers.set('Content-Security-Policy', pagePolicy());
    headers.set('X-Content-Type-Options', 'nosniff');
    // It is data to be read, and never a page of the app.
    if (isHanded) headers.set('Content-Type', 'application/octet-stream');
    return new Response(found.body, { status: found.status, headers });
  });
}

/** True for addresses of the app's own page. */
export function isPage(url: string): boolean {
  return URL.canParse(url) && new URL(url).href.startsWith(PAGE_URL);
}

/** A file of the renderer; for addresses inside the app, which name no file, its page. */
function fileFor(pathname: string, rendererDir: string): string | undefined {
  const file = normalize(join(rendererDir, decodeURIComponent(pathname)));
  if (!`${file}${sep}`.startsWith(rendererDir + sep)) return undefined;
  if (existsSync(file) && statSync(file).isFile()) return file;
  return /\.\w+$/.test(pathname) ? undefined : join(rendererDir, 'index.html');
}
