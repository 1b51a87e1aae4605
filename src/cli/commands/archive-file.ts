import { randomUUID } from 'node:crypto';
import { rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { sendArchive } from '../../contract/archives.ts';
import type { Arrival, ArrivedArchive } from '../../contract/archives.ts';
import { UserError } from '../../contract/errors.ts';
import { OWN_MIGRATIONS } from '../../db/database.ts';
import { exportArchive } from '../../host/archives/export-archive.ts';
import { lookAtArchive } from '../../host/archives/look.ts';
import { findProject } from '../../host/environment/project-root.ts';
import type { Host } from '../../host/host.ts';
import type { Reader } from '../../host/reader.ts';
import { archiveName } from '../../language/archive-name.ts';
import { bytesText, countText, momentText } from '../figures.ts';
import { getExperiment } from '../find-experiment.ts';
import { using } from '../named.ts';
import { importProgress } from '../import-progress.ts';
import { cannotWrite } from '../output-file.ts';
import { sourceFiles } from '../source-files.ts';

/** What of the experiments goes into an archive, and where that goes. */
export interface ArchiveExportOptions {
  readonly output?: string;
  readonly networks: boolean;
  readonly withData: boolean;
  readonly overwrite: boolean;
}

/**
 * Writes experiments into an archive: whole or not at all.
 *
 * @throws UserError for experiments that nobody knows, and where a file would be lost
 */
export async function writeArchive(
  reader: Reader,
  typed: readonly string[],
  { output = '.', networks, withData, overwrite }: ArchiveExportOptions,
): Promise<void> {
  const found = [];
  for (const one of typed) found.push(await getExperiment(reader, one));
  const isFolder = (await stat(output).catch(() => undefined))?.isDirectory() === true;
  const names = found.map(({ name }) => name);
  const target = resolve(
    isFolder ? join(output, archiveName(names, new Date().toISOString())) : output,
  );
  if (!overwrite && (await stat(target).catch(() => undefined))) {
    throw new UserError(
      `${target} is there already: name another file with --output, or say --overwrite to replace it.`,
    );
  }
  const unfinished = join(dirname(target), `.${basename(target)}.${randomUUID()}.unfinished`);
  try {
    const report = await exportArchive(
      {
        dataDir: reader.dataDir,
        migrationsDir: OWN_MIGRATIONS,
        ids: [...new Set(found.map(({ id }) => id))],
        networks,
        data: withData,
        path: unfinished,
        workbench: findProject().version,
      },
      percentOf('Writing'),
    );
    await rename(unfinished, target);
    console.log(
      `Wrote ${target}, ${bytesText(report.sizeBytes)}: ${countText(report.experiments, 'experiment')}, ` +
        `${countText(report.runs, 'run')} and ${countText(report.files, 'file')} of networks and data.`,
    );
    if (report.lacking > 0) {
      console.log(
        `Not in it: ${countText(report.lacking, 'file')} of networks or data sets, gone or damaged in ` +
          `the data folder; the figures of their runs are.`,
      );
    }
  } catch (error) {
    await rm(unfinished, { force: true });
    const { code, syscall } = error as NodeJS.ErrnoException;
    throw code !== undefined && syscall !== undefined ? cannotWrite(target, error) : error;
  }
}

/**
 * Reads an archive whole and tells what would come in, without a change to anything.
 *
 * @returns whether all of it would
 */
export async function checkArchiveFile(path: string, dataDir: string): Promise<boolean> {
  const [file] = await sourceFiles([path]);
  const arrived = await lookAtArchive(path, resolve(dataDir), percentOf('Reading'));
  console.log(`${file?.name ?? path} is whole. An import would bring:`);
  return tell(arrived);
}

/**
 * Takes in what an archive has that the data folder has not.
 *
 * @returns whether all of it came in
 */
export async function importArchiveFile(
  path: string,
  openHost: () => Promise<Host>,
): Promise<boolean> {
  const [file] = await sourceFiles([path]);
  if (file === undefined) throw new UserError(`${path} cannot be read.`);
  return await using(openHost, async ({ client }) => {
    const onProgress = percentOf('Reading');
    return tell(
      await sendArchive(client.archives, file, { onSending: importProgress(), onProgress }),
    );
  });
}

/** On a terminal, how far something is. */
function percentOf(what: string): (done: number, total: number) => void {
  let told = -1;
  return (done, total) => {
    const percent = Math.floor((100 * done) / Math.max(1, total));
    if (!process.stdout.isTTY || percent === told) return;
    told = percent;
    process.stdout.write(`\r${what}: ${percent} %${percent === 100 ? '\n' : ''}`);
  };
}

/** @returns whether nothing is left out */
function tell(arrived: ArrivedArchive): boolean {
  console.log(`Made on ${momentText(arrived.createdAt)} by version ${arrived.workbench}.`);
  for (const experiment of arrived.experiments) {
    console.log(`${experiment.id} ${experiment.name}: ${OUTCOMES[experiment.outcome](experiment)}`);
  }
  console.log(`Files: ${arrived.files}, ${bytesText(arrived.bytes)}.`);
  if (arrived.withoutNetwork > 0) {
    console.log(
      `Without their networks: ${countText(arrived.withoutNetwork, 'result')}. What starts from one of ` +
        `them trains it again first.`,
    );
  }
  if (arrived.missingDatasets.length > 0) {
    console.log(
      `Neither in the archive nor here: the data sets ${arrived.missingDatasets.join(', ')}. Import them ` +
        `before these experiments go on.`,
    );
  }
  if (arrived.missingModels.length > 0) {
    console.log(`Likewise the networks ${arrived.missingModels.join(', ')}.`);
  }
  return arrived.experiments.every(({ outcome }) => outcome === 'new' || outcome === 'there');
}

const OUTCOMES: Readonly<Record<Arrival['outcome'], (arrival: Arrival) => string>> = {
  new: ({ runs, results, paused }) =>
    `new, ${countText(runs, 'run')}, ${countText(results, 'result')} that ` +
    `${results === 1 ? 'was' : 'were'} not here${paused ? '; paused, since it is not finished' : ''}`,
  there: ({ results }) =>
    results === 0
      ? 'here already, and stays as it is'
      : `here already, and gets ${countText(results, 'result')} that it lacked`,
  differs: ({ because, becauseOf }) =>
    `left out. ${countText(becauseOf, 'run')} of it (${because.join(', ')}${becauseOf > because.length ? ', …' : ''}) ` +
    `gave other figures here, as another machine does: what is compared must come from one. Import the ` +
    `archive into a data folder of its own, with --data-dir`,
  busy: ({ because }) =>
    `left out for now: ${because.join(', ')} of it is being computed here. Import it again when it is done`,
};
