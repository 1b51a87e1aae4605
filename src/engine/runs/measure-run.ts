import type { Latency, RunSpec } from '../../contract/run.ts';
import type { DataPlaces } from '../datasets/dataset.ts';
import { createLatencyMeter, type LatencyMeter, type LatencyOptions } from '../metrics/latency.ts';
import { readNetworkFile } from '../network/network-file.ts';
import { writeVariables } from '../network/variables.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { modelOf } from '../thinning/thin-model.ts';
import { runArchitecture } from './run-architecture.ts';
import { Shelf, type Kept } from './shelf.ts';

/** Measures finished runs; runs of the same architecture are measured by the same compiled program. */
export interface RunMeter {
  /**
   * The latency of a finished run's network as it is stored, in milliseconds by batch size: without
   * the units that were removed whole; single weights that were removed are zeros that are still
   * multiplied. To be called while no trainer works, since it blocks and its figures suffer from
   * company.
   *
   * @param network the run's network file.
   * @param places where the data sets lie, which say what the model of an old file takes in.
   * @throws UserError when that file is damaged.
   */
  measure(
    spec: RunSpec,
    network: Uint8Array,
    places?: DataPlaces,
  ): Promise<Record<string, Latency>>;
  dispose(): void;
}

interface MeasuredModel extends Kept {
  readonly model: TensorFlow.LayersModel;
  readonly meter: LatencyMeter;
}

/** An experiment has the document's architecture and some smaller ones, trained or thinned. */
const MAX_ARCHITECTURES = 8;

export function createRunMeter(options?: LatencyOptions): RunMeter {
  const models = new Shelf<MeasuredModel>(MAX_ARCHITECTURES);
  return {
    async measure(spec, network, places) {
      const { topology, values } = readNetworkFile(network, 'of the run');
      // Version 0.1.0 stored whole networks without a topology: theirs is that of the spec.
      const old = topology === null ? runArchitecture(spec, places).own : null;
      const key = old?.key ?? JSON.stringify(topology);
      const { model, meter } =
        models.find(key) ??
        models.put(key, measuredModel(old ? old.build() : await modelOf(topology ?? {}), options));
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
