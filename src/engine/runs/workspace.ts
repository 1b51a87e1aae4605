import type { Execution } from '../../contract/words.ts';
import type { Dataset, ExampleSet } from '../datasets/dataset.ts';
import {
  createActivityProbe,
  createSaliencyProbe,
  type ActivityProbe,
  type SaliencyProbe,
} from '../probes/probes.ts';
import { createSignalProbe, type SignalProbe } from '../probes/signal-probe.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { createEvaluator, type Evaluator } from '../training/evaluate.ts';
import { thinModel } from '../thinning/thin-model.ts';
import type { Thinning } from '../thinning/thinning.ts';
import { createRunner, type RunnerOptions } from '../training/runner.ts';
import type { StepRandomness, StepRunner } from '../training/step-runner.ts';
import { Shelf, type Kept } from './shelf.ts';

/** What a runner is made for. All of it is in the graph, or in variables that stay. */
export type RunnerSettings = Pick<
  RunnerOptions,
  'batchSize' | 'optimizer' | 'epochs' | 'augmentation' | 'objective'
>;

/**
 * A model over a data set, and the programs that train, test and probe it. They are made when they
 * are first needed and serve one run after another: a run writes the model's variables and goes.
 * Nothing that a run computes depends on the runs before it.
 */
export interface Workspace extends Kept {
  /** Bytes of the data set. The programs have copies of parts of it. */
  readonly size: number;
  readonly dataset: Dataset;
  /** Holds the weights of whoever used it last. */
  readonly model: TensorFlow.LayersModel;
  readonly tester: Evaluator;
  /**
   * Records what tests the model now, and not when all is trained.
   *
   * @throws NotRecordableError for what no graph can repeat.
   */
  prepare(): void;
  /** Null where the document sets no validation examples aside. */
  readonly validator: Evaluator | null;
  /** A runner as good as new, until the next is asked for. The workspace disposes it. */
  runner(settings: RunnerSettings, random: StepRandomness): StepRunner;
  /** @param start an untrained network is looked at as training sees it. */
  saliencyProbe(batchSize: number, start: 'trained' | 'initial'): SaliencyProbe;
  activityProbe(): ActivityProbe;
  readonly signalProbe: SignalProbe;
  /**
   * The workspace of the same network with fewer units, its weights as they were left; until another
   * is asked for. This workspace disposes it.
   */
  thinned(thinning: Thinning): Promise<Workspace>;
}

/** Fine-tuning may have other settings than training; a run trains or fine-tunes. */
const MAX_RUNNERS = 2;
/** A strategy uses one of them. */
const MAX_PROBES = 2;
/** Thinned networks are kept as long as their copies of the training data come to no more. */
const MAX_THINNED_BYTES = 192 * 2 ** 20;

/** @param model becomes the workspace's. */
export function createWorkspace(
  dataset: Dataset,
  model: TensorFlow.LayersModel,
  execution: Execution,
): Workspace {
  const { train, validation, test } = dataset;
  const evaluators = new Map<ExampleSet, Evaluator>();
  const evaluator = (data: ExampleSet): Evaluator => {
    const made = evaluators.get(data) ?? createEvaluator(model, data, execution);
    evaluators.set(data, made);
    return made;
  };
  const runners = new Shelf<Kept & { readonly runner: StepRunner }>(MAX_RUNNERS);
  const probes = new Shelf<Kept & { readonly probe: SaliencyProbe | ActivityProbe }>(MAX_PROBES);
  const thinned = new Shelf<Kept & { readonly workspace: Workspace }>(MAX_THINNED_BYTES);
  let signals: SignalProbe | null = null;
  const probed = { model, data: train, execution };
  const keep = <P extends SaliencyProbe | ActivityProbe>(key: string, make: () => P): P =>
    probes.get(key, () => {
      const probe = make();
      return { probe, size: 1, dispose: () => probe.dispose() };
    }).probe as P;

  return {
    size: [train, validation, test].reduce((sum, set) => sum + bytesOf(set), 0),
    dataset,
    model,
    get tester() {
      return evaluator(test);
    },
    prepare() {
      evaluator(test);
    },
    get validator() {
      return validation && evaluator(validation);
    },
    runner(settings, random) {
      const key = JSON.stringify({ ...settings, objective: settings.objective?.id });
      const { runner } = runners.get(key, () => {
        const made = createRunner({ ...settings, random, model, data: train, execution });
        return { runner: made, size: 1, dispose: () => made.dispose() };
      });
      runner.restart(random);
      return runner;
    },
    saliencyProbe: (batchSize, start) =>
      keep(`saliency ${batchSize} ${start}`, () => createSaliencyProbe(probed, batchSize, start)),
    activityProbe: () => keep('activity', () => createActivityProbe(probed)),
    get signalProbe() {
      return (signals ??= createSignalProbe(model, train));
    },
    async thinned(thinning) {
      const key = JSON.stringify([...thinning.widths]);
      const known = thinned.find(key);
      if (known) return known.workspace;
      const made = createWorkspace(dataset, await thinModel(model, thinning), execution);
      const size = bytesOf(train);
      return thinned.put(key, { workspace: made, size, dispose: () => made.dispose() }).workspace;
    },
    dispose() {
      thinned.dispose();
      runners.dispose();
      probes.dispose();
      for (const made of evaluators.values()) made.dispose();
      model.dispose();
    },
  };
}

function bytesOf(set: ExampleSet | null): number {
  return set === null ? 0 : set.values.byteLength + set.labels.byteLength;
}
