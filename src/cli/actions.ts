import { join } from 'node:path';
import { defaultDataDir } from '../host/data-folder/default-data-dir.ts';
import type { Host, HostOptions } from '../host/host.ts';
import type { Reader } from '../host/reader.ts';
import { EXIT } from './exit-code.ts';
import type { Actions } from './program.ts';

/**
 * The commands, each joined to the data folder that was asked for. What a command needs is loaded
 * when it is called, so that help and mistyped words are answered at once.
 */
export function createActions(projectRoot: string): Actions {
  return {
    async run(file, { out, dataDir = defaultDataDir(), workers }) {
      const { run } = await import('./commands/run.ts');
      return await run({ file, out, openHost: () => openHost({ dataDir, workers }) });
    },

    list: ({ dataDir }) =>
      reading(dataDir, async (reader) => {
        const { list } = await import('./commands/list.ts');
        await list(reader);
      }),

    show: (id, { dataDir }) =>
      reading(dataDir, async (reader) => {
        const { show } = await import('./commands/show.ts');
        await show(reader, id);
      }),

    export: (typed, { format, out, dataDir }) =>
      reading(dataDir, async (reader) => {
        const { exportExperiment } = await import('./commands/export.ts');
        await exportExperiment(reader, { typed, format, out });
      }),

    async serve({ port, open: openBrowser, dataDir = defaultDataDir() }) {
      const { serve } = await import('./commands/serve.ts');
      return await serve({
        port,
        openBrowser,
        rendererDir: join(projectRoot, 'out/renderer'),
        openHost: () => openHost({ dataDir }),
      });
    },
  };
}

async function openHost(options: HostOptions): Promise<Host> {
  const host = await import('../host/host.ts');
  return await host.openHost(options);
}

/** For what only reads: another workbench may have the folder open meanwhile. */
async function reading(
  dataDir = defaultDataDir(),
  read: (reader: Reader) => Promise<void>,
): Promise<number> {
  const { openReader } = await import('../host/reader.ts');
  const reader = openReader({ dataDir });
  try {
    await read(reader);
    return EXIT.done;
  } finally {
    reader.close();
  }
}
