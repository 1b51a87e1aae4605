import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Arrival, ArrivedArchive } from '../../contract/archives.ts';
import {
  arrivingExperiments,
  arrivingReferences,
  arrivingResults,
  arrivingRuns,
  arrivingUnfinished,
} from '../../db/archive/arriving.ts';
import type { ArrivingExperiment, ArrivingReferences } from '../../db/archive/arriving.ts';
import type { Orm } from '../../db/database.ts';
import { weightsFile } from '../data-folder/weights-folder.ts';
import { FOLDERS } from './folders.ts';
import { fileMemberName } from './manifest.ts';
import type { FileMember, Folder, Manifest } from './manifest.ts';

/** So many runs are named of those that keep an experiment out. */
const MOST_NAMED = 5;

/** What an archive brings to a data folder, as that is now. */
export interface ArrivalPlan {
  readonly told: ArrivedArchive;
  /** The experiments that come in. */
  readonly taken: readonly string[];
  /** The members that come in: what is referred to and not here yet. */
  readonly names: readonly string[];
  /** Data sets and imported networks that are here or come in. */
  readonly datasets: readonly string[];
  readonly models: readonly string[];
}

/**
 * What comes in of an archive, which is attached (`withArriving`).
 *
 * @param dataDir where the files are looked for that may be here already
 */
export function planArrival(orm: Orm, manifest: Manifest, dataDir: string): ArrivalPlan {
  const experiments = arrivingExperiments(orm);
  const taken = experiments.filter((one) => !keptOut(one)).map(({ id }) => id);
  const runs = arrivingRuns(orm, taken);
  const results = arrivingResults(orm, [...runs.added, ...runs.filled]);
  const unfinished = arrivingUnfinished(orm);
  const files = filesOf(manifest, dataDir, arrivingReferences(orm, taken, runs));
  const told = experiments.map((one): Arrival => {
    const outcome = outcomeOf(one);
    const because = outcome === 'busy' ? one.busy : one.differing;
    return {
      id: one.id,
      name: one.name,
      outcome,
      runs: one.runs,
      results: keptOut(one) ? 0 : (results.get(one.id) ?? 0),
      paused: outcome === 'new' && unfinished.has(one.id),
      because: because.slice(0, MOST_NAMED),
      becauseOf: because.length,
    };
  });
  return {
    taken,
    names: files.coming.map(({ name }) => name),
    datasets: files.datasets.present,
    models: files.models.present,
    told: {
      workbench: manifest.workbench,
      createdAt: manifest.createdAt,
      experiments: told,
      files: files.coming.length,
      bytes: files.coming.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      withoutNetwork: files.withoutNetwork,
      missingDatasets: files.datasets.missing,
      missingModels: files.models.missing,
    },
  };
}

function outcomeOf({ isThere, differing, busy }: ArrivingExperiment): Arrival['outcome'] {
  if (differing.length > 0) return 'differs';
  if (busy.length > 0) return 'busy';
  return isThere ? 'there' : 'new';
}

function keptOut(experiment: ArrivingExperiment): boolean {
  return experiment.differing.length + experiment.busy.length > 0;
}

function filesOf(manifest: Manifest, dataDir: string, references: ArrivingReferences) {
  const members = new Map(manifest.members.map((member) => [member.name, member]));
  const isHere = (file: FileMember) => {
    const path = weightsFile(join(dataDir, FOLDERS[file.folder]), file.sha256);
    const size = statSync(path, { throwIfNoEntry: false })?.size;
    // One of another length is damaged, and that of the archive takes its place.
    return size !== undefined && size === (members.get(fileMemberName(file))?.sizeBytes ?? size);
  };
  const wanted = (folder: Folder, hashes: readonly string[]) =>
    hashes.map((sha256) => ({ folder, sha256, name: fileMemberName({ folder, sha256 }) }));
  const isAnywhere = (file: FileMember & { name: string }) =>
    members.has(file.name) || isHere(file);
  const named = (
    folder: Folder,
    all: readonly { readonly sha256: string; readonly name: string }[],
  ) => {
    const has = (sha256: string) => wanted(folder, [sha256]).every(isAnywhere);
    return {
      present: all.filter(({ sha256 }) => has(sha256)).map(({ sha256 }) => sha256),
      missing: all.filter(({ sha256 }) => !has(sha256)).map(({ name }) => name),
    };
  };
  const weights = wanted('weights', references.weights);
  const every = [
    ...weights,
    ...wanted(
      'datasets',
      references.datasets.map(({ sha256 }) => sha256),
    ),
    ...wanted(
      'models',
      references.models.map(({ sha256 }) => sha256),
    ),
  ];
  return {
    coming: every.flatMap((file) => (isHere(file) ? [] : (members.get(file.name) ?? []))),
    withoutNetwork: weights.filter((file) => !isAnywhere(file)).length,
    datasets: named('datasets', references.datasets),
    models: named('models', references.models),
  };
}
