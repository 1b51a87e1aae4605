import type { Latency, RunSpec } from '../../contract/run.ts';
import type { DataPlaces } from '../datasets/dataset.ts';
import { createLatencyMeter, type LatencyMeter, type LatencyOptions } from '../metrics/latency.ts';
import { writeVariables } from '../models/variables.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { readWeightsFile } from '../weights-file.ts';
import { runModel } from './run-model.ts';
import { Shelf, type Kept } from './shelf.ts';

/** Measures finished runs; runs of the same architecture are measured by the same compiled program. */
export interface RunMeter {
  /**
   * The latency of a finished run's model, in milliseconds by batch size. To be called while no
   * trainer works, since it blocks and its figures suffer from company.
   *
   * @param weights the run's weights file.
   * @param places where the data sets lie, which say what the model takes in.
   * @throws UserError when that file is damaged.
   */
  measure(spec: RunSpec, weights: Uint8Array, places?: DataPlaces): Record<string, Latency>;
  dispose(): void;
}

interface MeasuredModel extends Kept {
  readonly model: TensorFlow.LayersModel;
  readonly meter: LatencyMeter;
}

/** An experiment has the document's architecture and some smaller ones. */
const MAX_ARCHITECTURES = 4;

export function createRunMeter(options?: LatencyOptions): RunMeter {
  const models = new Shelf<MeasuredModel>(MAX_ARCHITECTURES);
  return {
    measure(spec, weights, places) {
      const values = readWeightsFile(weights, 'of the run');
      const architecture = runModel(spec, places);
      const { model, meter } = models.get(architecture.key, () =>
        measuredModel(architecture.build(), options),
      );
      writeVariables(model, values);
      return meter.measure();
    },
    dispose() {
      models.dispose();
    },
  };
}

function measuredModel(
  model: TensorFlow.LayersModel,
  options: LatencyOptions | undefined,
): MeasuredModel {
  const meter = createLatencyMeter(model, options);
  return {
    model,
    meter,
    size: 1,
    dispose() {
      meter.dispose();
      model.dispose();
    },
  };
}
