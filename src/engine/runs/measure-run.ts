import type { LatencyBurst } from '../../contract/latency.ts';
import type { RunSpec } from '../../contract/run.ts';
import type { DataPlaces } from '../datasets/dataset.ts';
import {
  latencyBurst,
  timedNetwork,
  type BurstOptions,
  type TimedNetwork,
} from '../metrics/latency.ts';
import { graphOf } from '../network/graph-identity.ts';
import { readNetworkFile } from '../network/network-file.ts';
import { writeVariables, type NamedValues } from '../network/variables.ts';
import { modelOf } from '../thinning/thin-model.ts';
import { topologyOfRun } from './whole-network.ts';

/** A finished run's network as it is stored. */
export interface FinishedNetwork {
  readonly spec: RunSpec;
  /** The network file's content. */
  readonly file: Uint8Array;
}

/** One burst of a run's network beside the dense one, and what the two are. */
export interface RunBurst {
  readonly graph: string;
  readonly denseGraph: string;
  readonly burst: LatencyBurst;
}

/** Measures finished runs, burst by burst. */
export interface RunMeter {
  /**
   * One burst of a network as it is stored: without the units that were removed whole; single
   * weights that were removed are zeros that are still multiplied. To be called while no trainer
   * works, since it blocks and its figures suffer from company.
   *
   * Where in memory a network comes to lie makes it a percent or two faster or slower for as long as
   * it lies there. So each burst prepares its network anew, and each round the dense one that all
   * networks of the round are timed beside: that luck is then part of the spread over bursts.
   *
   * @param dense the dense network it is compared with; itself for a dense baseline.
   * @param round bursts of the same round share their dense network.
   * @param places where the data sets lie, which say what the model of an old file takes in.
   * @throws UserError when a file is damaged.
   */
  burst(
    own: FinishedNetwork,
    dense: FinishedNetwork,
    round: number,
    places?: DataPlaces,
  ): Promise<RunBurst>;
  dispose(): void;
}

export function createRunMeter(options?: {
  readonly batchSizes?: readonly number[];
  readonly burst?: BurstOptions;
}): RunMeter {
  let reference: (Prepared & { readonly round: number }) | undefined;

  async function referenceOf(
    dense: FinishedNetwork,
    round: number,
    places: DataPlaces | undefined,
  ): Promise<Prepared> {
    const network = await wholeNetwork(dense, places);
    if (reference?.graph === network.graph && reference.round === round) return reference;
    reference?.dispose();
    reference = undefined;
    reference = { ...(await prepare(network, options?.batchSizes)), round };
    return reference;
  }

  return {
    async burst(own, dense, round, places) {
      const beside = await referenceOf(dense, round, places);
      const network = await wholeNetwork(own, places);
      const result = { graph: network.graph, denseGraph: beside.graph };
      if (network.graph === beside.graph) {
        return { ...result, burst: latencyBurst(beside.timed, beside.timed, options?.burst) };
      }
      const prepared = await prepare(network, options?.batchSizes);
      try {
        return { ...result, burst: latencyBurst(prepared.timed, beside.timed, options?.burst) };
      } finally {
        prepared.dispose();
      }
    },
    dispose() {
      reference?.dispose();
      reference = undefined;
    },
  };
}

/** What is in a network file, with its graph. */
interface WholeNetwork {
  readonly graph: string;
  readonly topology: object;
  readonly values: readonly NamedValues[];
}

/** What a run's network computes: see `graphOf`. @throws UserError when its file is damaged. */
export async function graphOfRun(network: FinishedNetwork, places?: DataPlaces): Promise<string> {
  return (await wholeNetwork(network, places)).graph;
}

interface Prepared {
  readonly graph: string;
  readonly timed: TimedNetwork;
  dispose(): void;
}

async function prepare(
  { graph, topology, values }: WholeNetwork,
  batchSizes: readonly number[] | undefined,
): Promise<Prepared> {
  const model = await modelOf(topology);
  writeVariables(model, values);
  const timed = timedNetwork(model, batchSizes);
  return {
    graph,
    timed,
    dispose() {
      timed.dispose();
      model.dispose();
    },
  };
}

async function wholeNetwork(
  { spec, file }: FinishedNetwork,
  places?: DataPlaces,
): Promise<WholeNetwork> {
  const network = readNetworkFile(file, 'of the run');
  const topology = await topologyOfRun(network, spec, places);
  return { graph: graphOf(topology), topology, values: network.values };
}
