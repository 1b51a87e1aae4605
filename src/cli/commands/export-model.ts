import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { UserError } from '../../contract/errors.ts';
import type { NetworkFormat, TakenFile } from '../../contract/models.ts';
import { textOf } from '../../contract/sentence.ts';
import type { Reader } from '../../host/reader.ts';
import { chooseRun } from '../choose-run.ts';
import type { RunAsked } from '../choose-run.ts';
import { bytesText } from '../figures.ts';
import { findExperiment } from '../find-experiment.ts';
import { findRun } from '../find-run.ts';
import { proofText } from '../model-text.ts';
import { writeWhole } from '../output-file.ts';

/** `export-model RUN`: as what, and where to. */
export interface ModelExportOptions extends RunAsked {
  readonly format: NetworkFormat;
  /** A file, or a folder that takes it under the name that the workbench proposes. */
  readonly out: string;
  /** Whether a file that is there may be replaced. */
  readonly overwrite: boolean;
}

/**
 * Writes the network of a run as a file that other programs read, and prints how far that answers as the
 * network does. What is in several files comes as a .zip, or beside `out` where that is a `.json` file.
 *
 * @throws UserError where there is no such run, it is not trained, or a file would be lost
 */
export async function exportModel(
  reader: Reader,
  typed: string,
  { format, out, overwrite, ...asked }: ModelExportOptions,
): Promise<void> {
  const id = await getRun(reader, typed, asked);
  const isFolder = (await stat(out).catch(() => undefined))?.isDirectory() === true;
  // Known without the run's name, a file that is in the way is found before the work is done.
  if (!isFolder) await requireFree([out], overwrite);
  const taken = await reader.runs.takeNetwork({ id, format });
  const written = await filesOf(taken, isFolder ? join(out, taken.file.fileName) : out);
  await requireFree(
    written.map(({ path }) => path),
    overwrite,
  );
  for (const { path, content } of written) {
    await writeWhole(path, content);
    console.log(`Wrote ${path}, ${bytesText(content.length)}.`);
  }
  console.log(proofText(taken.proof, 'try the file on inputs of your own in its own program'));
  for (const { sentence } of taken.notes) console.log(`Note: ${textOf(sentence)}`);
}

async function getRun(reader: Reader, typed: string, asked: RunAsked): Promise<string> {
  const run = await findRun(reader, typed);
  if (run !== undefined) return run;
  const experiment = await findExperiment(reader, typed);
  if (experiment === undefined) {
    throw new UserError(
      `No run and no experiment has an id that begins with "${typed}"; "list" shows the experiments ` +
        `there are, and "export ID --format csv" the runs of one.`,
    );
  }
  const { runs } = await reader.experiments.get({ id: experiment.id });
  return chooseRun(runs, asked).id;
}

interface WrittenFile {
  readonly path: string;
  readonly content: Uint8Array;
}

async function filesOf({ format, file }: TakenFile, out: string): Promise<WrittenFile[]> {
  const content = new Uint8Array(await file.content.arrayBuffer());
  if (format !== 'tfjs' || !out.endsWith('.json')) return [{ path: out, content }];
  return Object.entries(unzipSync(content)).map(([name, bytes]) => ({
    path: name.endsWith('.json') ? out : join(dirname(out), name),
    content: bytes,
  }));
}

async function requireFree(paths: readonly string[], overwrite: boolean): Promise<void> {
  if (overwrite) return;
  for (const path of paths) {
    if (await stat(path).catch(() => undefined)) {
      throw new UserError(
        `${path} is there already: name another file with --out, or say --overwrite to replace it.`,
      );
    }
  }
}
