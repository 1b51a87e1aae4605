import { defaultDataDir } from '../../host/data-folder/default-data-dir.ts';
import type { Host } from '../../host/host.ts';
import { startServer } from '../../server/server.ts';
import { hasDisplay, openBrowser } from '../browser/open-browser.ts';
import { EXIT } from '../exit-code.ts';
import { printFallback } from '../fallback-line.ts';
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
  let ours: string | undefined;
  const over = Promise.withResolvers<undefined>();
  let host: Host | undefined;
  const server = await startServer({
    ...options,
    openHost: async () => (host = await options.openHost()),
    onLetIn(address) {
      if (address === ours) over.resolve(undefined);
    },
  });
  try {
    // What goes into a file or a log may be read by others: there the address stands without a key.
    const isSeenByUserAlone = process.stdout.isTTY;
    console.log(
      `Pruning Workbench is at ${isSeenByUserAlone ? server.oneTimeAddress() : server.home}`,
    );
    console.log(
      isSeenByUserAlone
        ? 'This address lets one browser in, once. Another one is printed by:'
        : 'A browser is let in by an address that works once, and is printed by:',
    );
    console.log(`  ${addressCommand(server.dataDir)}`);
    if (host?.works === true) await printFallback(host);
    if (options.openBrowser && hasDisplay()) {
      ours = server.oneTimeAddress();
      if (!(await openBrowser(ours, over.promise))) {
        console.error('No browser could be opened; open the address yourself.');
      }
    }
    await stop.asked;
    return EXIT.done;
  } finally {
    over.resolve(undefined);
    await server.close();
    stop.dispose();
  }
}

function addressCommand(dataDir: string): string {
  const isUsual = dataDir === defaultDataDir({});
  const option = isUsual ? '' : ` --data-dir ${JSON.stringify(dataDir)}`;
  return `npm run -s workbench -- address${option}`;
}
