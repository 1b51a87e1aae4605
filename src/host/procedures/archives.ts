import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type {
  ArchiveImportRequest,
  ArrivedArchive,
  WrittenArchive,
} from '../../contract/archives.ts';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { withArriving } from '../../db/archive/arriving.ts';
import { mergeArriving } from '../../db/archive/merge.ts';
import type { ArrivingRuns } from '../../db/archive/arriving.ts';
import { datasets } from '../../engine/datasets/registry.ts';
import { archiveName } from '../../language/archive-name.ts';
import { planArrival } from '../archives/arrival.ts';
import type { CheckReport } from '../archives/check-archive.ts';
import { FOLDERS } from '../archives/folders.ts';
import { fileMember } from '../archives/manifest.ts';
import type { OnProgress } from '../archives/messages.ts';
import { progressing } from '../archives/progressing.ts';
import type { Progressed } from '../archives/progressing.ts';
import { runArchiver } from '../archives/run-archiver.ts';
import { weightsFile } from '../data-folder/weights-folder.ts';
import { CHUNK_BYTES } from '../imports/uploads.ts';
import type { Workbench } from '../workbench.ts';
import { contractError } from './errors.ts';
import { getExperiment } from './experiments.ts';

/** What is told in the end of an export. */
interface Written {
  readonly type: 'written';
  readonly id: string;
  readonly fileName: string;
  readonly chunkBytes: number;
  readonly archive: WrittenArchive;
}

/**
 * Writes experiments into an archive that then waits to be fetched (`readArchive`).
 *
 * @throws NotFound
 */
export async function* writeArchive(
  workbench: Workbench,
  request: { readonly ids: readonly string[]; readonly networks: boolean; readonly data: boolean },
  signal: AbortSignal | undefined,
): AsyncGenerator<Progressed | Written> {
  const { archives, dataDir, version } = workbench;
  const ids = [...new Set(request.ids)];
  try {
    const named = ids.map((id) => getExperiment(workbench, id));
    const { id, path } = await archives.written.begin();
    const { migrationsDir } = archives;
    const task = { ...request, ids, dataDir, migrationsDir, path, workbench: version };
    const archive = yield* progressing(signal, (watching) =>
      runArchiver(archives.archiver, 'export', task, watching),
    );
    const fileName = archiveName(
      named.map(({ name }) => name),
      new Date().toISOString(),
    );
    yield { type: 'written', id, fileName, chunkBytes: CHUNK_BYTES, archive };
  } catch (error) {
    throw signal?.aborted === true ? error : contractError(error, dataDir);
  }
}

/**
 * Makes room for an archive that is going to be sent.
 *
 * @throws UserError when it is too large.
 */
export async function beginArchiveImport(
  { archives }: Pick<Workbench, 'archives'>,
  request: ArchiveImportRequest,
) {
  return { id: await archives.uploads.begin(request), chunkBytes: CHUNK_BYTES };
}

/** What is told in the end of an import. */
interface Arrived {
  readonly type: 'arrived';
  readonly arrived: ArrivedArchive;
}

/**
 * Reads an archive that was sent from its first byte to its last, and only then takes in what is here not
 * yet: its files, each whole or not at all, and in one transaction its experiments.
 *
 * @throws UserError where something is wrong with it; then nothing has changed
 */
export async function* importArchive(
  workbench: Workbench,
  id: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progressed | Arrived> {
  try {
    const arrived = yield* progressing(signal, ({ onProgress, signal: left }) =>
      workbench.archives.uploads.finish(id, left, ({ files }, ending) =>
        bringIn(workbench, files[0] ?? { path: '', name: '' }, { onProgress, signal: ending }),
      ),
    );
    yield { type: 'arrived', arrived };
  } catch (error) {
    throw signal?.aborted === true ? error : contractError(error, workbench.dataDir);
  }
}

async function bringIn(
  workbench: Workbench,
  { path, name: file }: { readonly path: string; readonly name: string },
  watching: { readonly onProgress: OnProgress; readonly signal: AbortSignal },
): Promise<ArrivedArchive> {
  const { archives, dataDir, orm } = workbench;
  const { migrationsDir, archiver } = archives;
  const workDir = join(path, '..', 'work');
  const task = { path, file, workDir, migrationsDir };
  const checked = await runArchiver(archiver, 'check', task, watching);
  const { names, told } = withArriving(orm, checked.database, () =>
    planArrival(orm, checked.manifest, dataDir),
  );
  if (names.length > 0) {
    await runArchiver(archiver, 'unpack', { path, file, dataDir, names }, watching);
  }
  // Of the files it is told what came, and not what is still to come.
  const { files, bytes } = told;
  return { ...takeIn(workbench, checked, file, names), files, bytes };
}

/** @param names the members whose files are in their places now */
function takeIn(
  { dataDir, orm, notifier, scheduler }: Workbench,
  { database, manifest }: CheckReport,
  file: string,
  names: readonly string[],
): ArrivedArchive {
  const note = say`Imported from the archive ${file}, made on ${manifest.createdAt.slice(0, 10)} by version
    ${manifest.workbench}.`;
  let runs: ArrivingRuns = { added: [], filled: [] };
  const { told, taken } = withArriving(orm, database, () => {
    // Asked again: runs may have ended, and others been deleted, while the files were unpacked.
    const plan = planArrival(orm, manifest, dataDir);
    if (plan.names.some((name) => !names.includes(name)) || !names.every(isThere(dataDir))) {
      throw new UserError(
        say`What is in the data folder changed while the archive was read: import it again.`,
      );
    }
    const reservedNames = datasets.flatMap(({ id, words }) => [id, words.en.label, words.zh.label]);
    runs = mergeArriving(orm, { ...plan, reservedNames, note, now: Date.now() });
    return plan;
  });
  for (const id of taken) notifier.experimentChanged(id);
  notifier.runsChanged(runs.filled);
  scheduler.wake();
  return told;
}

function isThere(dataDir: string) {
  return (name: string): boolean => {
    const member = fileMember(name);
    return (
      member !== undefined &&
      existsSync(weightsFile(join(dataDir, FOLDERS[member.folder]), member.sha256))
    );
  };
}
