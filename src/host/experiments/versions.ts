import canonicalize from 'canonicalize';
import type { Choice, ExperimentDocument } from '../../contract/experiment.ts';
import type { RunSpec } from '../../contract/run.ts';
import { parametersOf } from '../../engine/choice.ts';
import { getDataset } from '../../engine/datasets/registry.ts';
import { getModel } from '../../engine/models/registry.ts';
import { getSchedule } from '../../engine/pruning/schedules/registry.ts';
import { getStrategy, granularityOf } from '../../engine/strategies/registry.ts';
import type { Followed } from '../../engine/strategies/strategy.ts';
import { contentId, withoutNetworkName } from './identity.ts';

type Versions = Pick<RunSpec, 'versions'>;

/**
 * What of a run has another version than the first; nothing where all have the first, so that the
 * ids of the first versions stay what they are.
 *
 * @param choice what prunes; null for a dense baseline.
 */
export function versionsOf(
  { dataset, model }: Pick<ExperimentDocument, 'dataset' | 'model'>,
  choice: Choice | null,
): Versions {
  const { version, unitsVersion = 1 } = getModel(model.id);
  const all = {
    dataset: datasetVersion(dataset),
    model: version,
    ...(choice && strategyVersions(choice)),
    units: choice && granularityOf(choice) === 'unit' ? unitsVersion : 1,
  };
  const later = Object.entries(all).filter(([, number]) => number > 1);
  return later.length > 0 ? { versions: Object.fromEntries(later) } : {};
}

function datasetVersion(choice: Choice): number {
  const dataset = getDataset(choice.id);
  return dataset.versionOf?.(parametersOf(choice, dataset)) ?? dataset.version;
}

/**
 * The data set of a run as it must be asked for now to be the one that the run was trained and tested
 * on, also where the run is of an earlier version.
 */
export function datasetOfRun({
  dataset: choice,
  versions,
}: Pick<RunSpec, 'dataset' | 'versions'>): Choice {
  const dataset = getDataset(choice.id);
  const parameters = parametersOf(choice, dataset);
  const version = versions?.['dataset'] ?? 1;
  return { id: choice.id, ...(dataset.meantIn?.(version, parameters) ?? parameters) };
}

/** Of a strategy, of its schedule, and of a strategy that it follows. */
function strategyVersions(choice: Choice): Readonly<Record<string, number>> {
  const strategy = getStrategy(choice.id);
  if (strategy.kind === 'rebuild') return { strategy: strategy.version };
  const parameters = parametersOf(choice, strategy);
  const followed = strategy.follows(parameters);
  return {
    strategy: strategy.version,
    schedule: getSchedule(strategy.answers(parameters).schedule.id).version,
    ...(followed && followedVersions(followed)),
  };
}

function followedVersions({ id, parameters }: Followed): Readonly<Record<string, number>> {
  const strategy = getStrategy(id);
  if (strategy.kind === 'rebuild') return { followed: strategy.version };
  const { schedule } = strategy.answers(parameters);
  return { followed: strategy.version, followedSchedule: getSchedule(schedule.id).version };
}

/**
 * The id of an experiment: the hash of its document, and of the versions of what it names. Where one
 * of these has changed, the same document is another experiment, and the one of before keeps its runs.
 */
export function experimentId(document: ExperimentDocument): string {
  return experimentIdBy(document, (choice) => versionsOf(document, choice));
}

/**
 * The same of an experiment of any version.
 *
 * @param versionsAt what was of another version than the first, of a choice of the document and, for
 * null, of the dense baseline
 */
export function experimentIdBy(
  document: ExperimentDocument,
  versionsAt: (choice: Choice | null) => Versions,
): string {
  const versions = [null, ...document.strategies].map(versionsAt);
  const isFirst = versions.every((entry) => entry.versions === undefined);
  const identified = withoutNetworkName(document);
  return contentId(isFirst ? identified : { document: identified, versions });
}

/** Whether a run would be computed now as it was meant when it was planned. */
export function isCurrent({ dataset, model, pruning, versions }: RunSpec): boolean {
  const now = versionsOf({ dataset, model }, pruning && pruning.strategy);
  return canonicalize(now.versions ?? {}) === canonicalize(versions ?? {});
}
