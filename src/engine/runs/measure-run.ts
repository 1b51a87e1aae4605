import type { Latency, RunSpec } from '../../contract/run.ts';
import type { DataPlaces } from '../datasets/dataset.ts';
import { createLatencyMeter, type LatencyMeter, type LatencyOptions } from '../metrics/latency.ts';
import { channelGroups } from '../network/groups.ts';
import { readPrunable } from '../network/prunable.ts';
import { writeVariables } from '../network/variables.ts';
import { getStrategy } from '../strategies/registry.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { thinModel, writeThinned } from '../thinning/thin-model.ts';
import { leavesMasks } from '../thinning/thin-masks.ts';
import { thinningOf, type Thinning } from '../thinning/thinning.ts';
import { readWeightsFile } from '../weights-file.ts';
import { runModel } from './run-model.ts';
import { Shelf, type Kept } from './shelf.ts';

/** Measures finished runs; runs of the same architecture are measured by the same compiled program. */
export interface RunMeter {
  /**
   * The latency of a finished run's model, in milliseconds by batch size: without the units that
   * were removed whole, as one would put it to use; single weights that were removed are zeros that
   * are still multiplied. To be called while no trainer works, since it blocks and its figures
   * suffer from company.
   *
   * @param weights the run's weights file.
   * @param places where the data sets lie, which say what the model takes in.
   * @throws UserError when that file is damaged.
   */
  measure(
    spec: RunSpec,
    weights: Uint8Array,
    places?: DataPlaces,
  ): Promise<Record<string, Latency>>;
  dispose(): void;
}

interface MeasuredModel extends Kept {
  readonly model: TensorFlow.LayersModel;
  /** Made when it is first needed. */
  readonly meter: LatencyMeter;
}

/** An experiment has the document's architecture and some smaller ones, trained or thinned. */
const MAX_ARCHITECTURES = 8;
/** So many random images are shown to a network and to its thinned twin. */
const COMPARED = 2;

export function createRunMeter(options?: LatencyOptions): RunMeter {
  const models = new Shelf<MeasuredModel>(MAX_ARCHITECTURES);
  return {
    async measure(spec, weights, places) {
      const values = readWeightsFile(weights, 'of the run');
      const architecture = runModel(spec, places);
      const whole = models.get(architecture.key, () =>
        measuredModel(architecture.build(), options),
      );
      writeVariables(whole.model, values);
      const thinning = removesByMasks(spec) ? thinningOfZeros(whole.model) : null;
      if (thinning === null) return whole.meter.measure();

      const key = JSON.stringify([architecture.key, ...thinning.widths]);
      const thinned =
        models.find(key) ??
        models.put(key, measuredModel(await thinModel(whole.model, thinning), options));
      const images = randomImages(whole.model);
      try {
        writeThinned(thinned.model, whole.model, thinning, images);
      } finally {
        images.dispose();
      }
      return thinned.meter.measure();
    },
    dispose() {
      models.dispose();
    },
  };
}

function removesByMasks({ pruning }: RunSpec): boolean {
  return pruning !== null && getStrategy(pruning.strategy.id).kind === 'mask';
}

/** A weights file has no masks: what they removed is zero. */
function thinningOfZeros(model: TensorFlow.LayersModel): Thinning | null {
  const weights = readPrunable(model);
  const masks = new Map(
    weights.map(({ name, values }) => [name, Uint8Array.from(values, (w) => (w === 0 ? 0 : 1))]),
  );
  const thinning = thinningOf({ weights, ...channelGroups(model) }, masks);
  return thinning && !leavesMasks(weights, masks, thinning) ? thinning : null;
}

/** The caller disposes them. */
function randomImages({ inputs: [input] }: TensorFlow.LayersModel): TensorFlow.Tensor {
  const shape = (input?.shape ?? []).map((size) => size ?? COMPARED);
  return tf.randomUniform(shape, 0, 1, 'float32', 0);
}

function measuredModel(
  model: TensorFlow.LayersModel,
  options: LatencyOptions | undefined,
): MeasuredModel {
  let meter: LatencyMeter | undefined;
  return {
    model,
    get meter() {
      return (meter ??= createLatencyMeter(model, options));
    },
    size: 1,
    dispose() {
      meter?.dispose();
      model.dispose();
    },
  };
}
