import type { Host } from '../../host/host.ts';
import { startServer } from '../../server/server.ts';
import { EXIT } from '../exit-code.ts';
import { stopRequest } from '../stop-request.ts';

/** `serve`: where, and whether a browser is to be opened. */
export interface ServeOptions {
  readonly port: number | undefined;
  readonly openBrowser: boolean;
  readonly rendererDir: string;
  readonly openHost: () => Promise<Host>;
}

/**
 * Serves the app to the browser until it is told to stop.
 *
 * @returns the exit code
 * @throws UserError for a taken port, pages that are not built or a folder that cannot be used
 */
export async function serve(options: ServeOptions): Promise<number> {
  const stop = stopRequest();
  const server = await startServer(options);
  try {
    console.log(`Pruning Workbench is at ${server.url}`);
    if (options.openBrowser && hasDisplay()) await openBrowser(server.url);
    await stop.asked;
    return EXIT.done;
  } finally {
    await server.close();
    stop.dispose();
  }
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some(Boolean);
}

async function openBrowser(url: string): Promise<void> {
  try {
    const { default: open } = await import('open');
    await open(url);
  } catch {
    console.error('No browser could be opened; open the address yourself.');
  }
}
