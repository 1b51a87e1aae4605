import { existsSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { UserError } from '../contract/errors.ts';
import { DOCUMENT_HEADERS } from './response-headers.ts';

/**
 * Serves the built renderer; addresses that are no file get `index.html`, whose router reads them.
 *
 * @throws UserError when the renderer is not built
 */
export function pageFiles(rendererDir: string): RequestListener {
  if (!existsSync(join(rendererDir, 'index.html'))) {
    throw new UserError(
      `The app's pages are not built: there is no index.html in ${rendererDir}; run "npm run build" first.`,
    );
  }
  const serve = sirv(rendererDir, {
    // Looks on disk at each request: its list of files would go stale when the app is built anew.
    dev: true,
    etag: true,
    // The build lays compressed files beside its own.
    brotli: true,
    gzip: true,
    single: true,
    setHeaders(response, path) {
      // Vite puts a hash of the content into the names of these.
      if (path.startsWith('/assets/')) {
        response.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
      }
      if (/\.(js|css)$/.test(path)) {
        for (const name of DOCUMENT_HEADERS) response.removeHeader(name);
      }
    },
  });
  return (request, response) => {
    // Nothing here needs ranges, and sirv throws at one that ends before it starts.
    delete request.headers.range;
    serve(request, response);
  };
}
