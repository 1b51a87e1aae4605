import { gzipSize } from '../metrics/gzip-size.ts';
import { countLayers } from '../metrics/layer-figures.ts';
import { channelGroups } from '../network/groups.ts';
import { writeNetworkFile, writeWeights } from '../network/network-file.ts';
import { readPrunable } from '../network/prunable.ts';
import type { Masks } from '../network/weights.ts';
import type { RunOutcome } from '../outcome.ts';
import { weightSparsity } from '../pruning/masks.ts';
import { unitSparsity } from '../pruning/units.ts';
import { granularityOf } from '../strategies/registry.ts';
import { keptNetwork } from '../thinning/kept-network.ts';
import { thinningOf } from '../thinning/thinning.ts';
import { thinnedTwin } from './fine-tune-thinned.ts';
import { predictTest, validateModel, type RunSession, type TrainingCost } from './run-session.ts';

/** What the training of a run came to; the session's model has the weights. */
export interface Trained extends TrainingCost {
  /** What is removed from the session's model by masks. */
  readonly masks: Masks;
  readonly oneShotAccuracy: number | null;
  /** By how much the network was built smaller, as a share of the dense one's prunable weights. */
  readonly builtSmaller: number;
}

/** Tests the session's model, and makes its network file: without its removed units, where it can be. */
export async function outcomeOf(
  session: RunSession,
  { masks, builtSmaller, ...trained }: Trained,
  runId: string | undefined,
): Promise<RunOutcome> {
  const { spec, workspace, meter } = session;
  const { model } = workspace;
  meter.enter('evaluate');
  const { accuracy, loss, classes } = await predictTest(session);
  const validation = await validateModel(session);
  const prunable = { weights: readPrunable(model), ...channelGroups(model) };
  const removesUnits = spec.pruning !== null && granularityOf(spec.pruning.strategy) === 'unit';
  const thinning = removesUnits ? thinningOf(prunable, masks) : null;
  const layers = countLayers(model, masks, thinning);
  if (thinning) await thinnedTwin(session, thinning);
  const network = keptNetwork(model, prunable, masks, thinning);
  const weights = writeWeights(network.values);
  const ofWeights = builtSmaller || weightSparsity(prunable.weights, masks);
  return {
    ...trained,
    achievedSparsity: removesUnits ? unitSparsity(prunable, masks) : ofWeights,
    weightSparsity: ofWeights,
    accuracy,
    loss,
    validationAccuracy: validation?.accuracy ?? null,
    validationLoss: validation?.loss ?? null,
    ...commonestOf(workspace.dataset.test.labels),
    classes,
    layers,
    parameters: sum(layers.map((layer) => layer.parameters)),
    nonzeroParameters: sum(layers.map((layer) => layer.nonzeroParameters)),
    macs: sum(layers.map((layer) => layer.effectiveMacs)),
    network: writeNetworkFile({
      ...network,
      provenance: runId === undefined ? null : { run: runId },
    }),
    sizeBytes: weights.byteLength,
    gzipBytes: await gzipSize(weights),
    stages: meter.finish(),
  };
}

/** What guessing is worth on labels: that of the commonest class. */
function commonestOf(labels: Uint8Array): Pick<RunOutcome, 'testExamples' | 'commonestShare'> {
  const counts = new Uint32Array(256);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return {
    testExamples: labels.length,
    commonestShare: Math.max(...counts) / labels.length,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
