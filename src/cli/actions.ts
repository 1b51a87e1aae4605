import { join } from 'node:path';
import { defaultDataDir } from '../host/data-folder/default-data-dir.ts';
import type { ExperimentSummary } from '../contract/progress.ts';
import type { HostOptions } from '../host/host-options.ts';
import type { Host } from '../host/host.ts';
import type { Reader } from '../host/reader.ts';
import type { Measurable } from './commands/measure.ts';
import { EXIT } from './exit-code.ts';
import type { Named } from './named.ts';
import type { Actions } from './program.ts';

/**
 * The commands, each joined to the data folder that was asked for. What a command needs is loaded
 * when it is called, so that help and mistyped words are answered at once.
 */
export function createActions(projectRoot: string): Actions {
  return {
    async run(file, { out, first, dataDir = defaultDataDir(), workers }) {
      const { run } = await import('./commands/run.ts');
      const open = () => openHost({ dataDir, workers });
      return await run({ file, out, first, dataDir, openHost: open });
    },

    queue: ({ dataDir }) =>
      reading(dataDir, async (reader) => {
        const { listQueue } = await import('./commands/queue.ts');
        await listQueue(reader);
      }),

    prioritise: (id, { to, dataDir }) =>
      changing([id], dataDir, async (named) => {
        const { prioritise } = await import('./commands/queue.ts');
        await prioritise(named, to);
      }),

    list: ({ archived, search, tag: tags, dataDir }) =>
      reading(dataDir, async (reader) => {
        const { list } = await import('./commands/list.ts');
        await list(reader, { archived, search, tags });
      }),

    show: (id, { dataDir }) =>
      reading(dataDir, async (reader) => {
        const { show } = await import('./commands/show.ts');
        await show(reader, id);
      }),

    async measure(typed, { dataDir = defaultDataDir() }) {
      const { getMeasurable, measure } = await import('./commands/measure.ts');
      let found: Measurable | undefined;
      await reading(dataDir, async (reader) => {
        found = await getMeasurable(reader, typed);
      });
      return found ? await measure(found, () => openHost({ dataDir })) : EXIT.failed;
    },

    export: (typed, { format, language, out, dataDir }) =>
      reading(dataDir, async (reader) => {
        const { exportExperiment } = await import('./commands/export.ts');
        await exportExperiment(reader, { typed, format, language, out });
      }),

    archive: (ids, { dataDir }) =>
      changing(ids, dataDir, async (named) => {
        const { archive } = await import('./commands/archive.ts');
        await archive(named);
      }),

    async restore(what, { list, dataDir = defaultDataDir() }) {
      const { namesBackup, printBackups, putBack } = await import('./commands/backups.ts');
      if (list || what.length === 0) {
        printBackups(dataDir);
        return EXIT.done;
      }
      if (what.every(namesBackup)) {
        putBack(what, dataDir);
        return EXIT.done;
      }
      return await changing(what, dataDir, async (named) => {
        const { restore } = await import('./commands/archive.ts');
        await restore(named);
      });
    },

    purge: (ids, { yes, dataDir }) =>
      changing(ids, dataDir, async (named) => {
        const { purge } = await import('./commands/archive.ts');
        await purge(named, yes);
      }),

    exportArchive: (ids, { dataDir, ...options }) =>
      reading(dataDir, async (reader) => {
        const { writeArchive } = await import('./commands/archive-file.ts');
        await writeArchive(reader, ids, options);
      }),

    async importArchive(file, { check, dataDir = defaultDataDir() }) {
      const { checkArchiveFile, importArchiveFile } = await import('./commands/archive-file.ts');
      const isAll = check
        ? await checkArchiveFile(file, dataDir)
        : await importArchiveFile(file, () => openHost({ dataDir, work: false }));
      return isAll ? EXIT.done : EXIT.failed;
    },

    datasets: ({ dataDir }) =>
      reading(dataDir, async (reader) => {
        const { listDatasets } = await import('./commands/datasets.ts');
        await listDatasets(reader);
      }),

    async importDataset(name, paths, { dataDir = defaultDataDir(), ...options }) {
      const { importFiles } = await import('./commands/import-dataset.ts');
      await importFiles(name, paths, options, () => openHost({ dataDir, work: false }));
      return EXIT.done;
    },

    async removeDataset(name, { yes, dataDir = defaultDataDir() }) {
      const { removeDataset } = await import('./commands/datasets.ts');
      await reading(dataDir, (reader) =>
        removeDataset(reader, name, yes, () => openHost({ dataDir, work: false })),
      );
      return EXIT.done;
    },

    models: ({ dataDir }) =>
      reading(dataDir, async (reader) => {
        const { listModels } = await import('./commands/models.ts');
        await listModels(reader);
      }),

    async importModel(paths, { dataDir = defaultDataDir(), ...options }) {
      const { importModelFiles } = await import('./commands/import-model.ts');
      await importModelFiles(paths, options, () => openHost({ dataDir, work: false }));
      return EXIT.done;
    },

    inspectModel: (name, { json, dataDir }) =>
      reading(dataDir, async (reader) => {
        const { inspectModel } = await import('./commands/inspect-model.ts');
        await inspectModel(reader, name, json);
      }),

    async removeModel(name, { yes, dataDir = defaultDataDir() }) {
      const { removeModel } = await import('./commands/models.ts');
      return await reading(dataDir, (reader) =>
        removeModel(reader, name, yes, () => openHost({ dataDir, work: false })),
      );
    },

    exportModel: (run, { dataDir, ...options }) =>
      reading(dataDir, async (reader) => {
        const { exportModel } = await import('./commands/export-model.ts');
        await exportModel(reader, run, options);
      }),

    async serve({ port, open: openBrowser, dataDir = defaultDataDir() }) {
      const { serve } = await import('./commands/serve.ts');
      return await serve({
        port,
        openBrowser,
        rendererDir: join(projectRoot, 'out/renderer'),
        openHost: () => openHost({ dataDir, orLook: true }),
      });
    },

    async address({ dataDir = defaultDataDir() }) {
      const { printAddress } = await import('./commands/address.ts');
      printAddress(dataDir);
      return EXIT.done;
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

/**
 * For what changes stored experiments: they are looked up before the folder is taken, so that a
 * mistyped id makes no folder. Nothing is trained meanwhile.
 */
async function changing(
  typed: readonly string[],
  dataDir = defaultDataDir(),
  change: (named: Named) => Promise<void>,
): Promise<number> {
  const experiments: ExperimentSummary[] = [];
  await reading(dataDir, async (reader) => {
    const { getExperiment } = await import('./find-experiment.ts');
    for (const id of typed) experiments.push(await getExperiment(reader, id));
  });
  await change({ experiments, openHost: () => openHost({ dataDir, work: false }) });
  return EXIT.done;
}
