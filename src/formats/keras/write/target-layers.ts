import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';
import type { ReadNote } from '../../network.ts';
import type { Dialect, KerasLayer, Shape } from '../read/layer.ts';
import type { OwnValues, Reads, VariableGroup } from '../read/plan.ts';
import { planOf } from '../read/planners.ts';
import { uniqueNames } from '../unique-names.ts';
import { notesOf } from './remarks.ts';
import type { WriteRemark } from './remarks.ts';
import { graphOf } from './own-network.ts';
import type { GivenGraph, GivenLayer, GivenNetwork } from './own-network.ts';

/** A layer of another program in the place of one of ours, or of a part of it. */
export interface Target {
  /** Behind the name of our layer; empty for the one that has its name. */
  readonly suffix: string;
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** Where left out, the first reads all inputs and any other the one before. */
  readonly reads?: readonly Reads[];
  /** In the place of our layer's values. */
  readonly values?: readonly OwnValues[];
}

/** What there is to know of a layer where it stands. */
export interface Place {
  readonly layer: GivenLayer;
  readonly graph: GivenGraph;
  readonly inputShapes: readonly Shape[];
  /** Its values by role. */
  values(role: string): OwnValues;
  /** Tells that it is written otherwise. */
  note(remark: WriteRemark): void;
  /** It cannot be said in this format, and why. */
  refuse(what: Sentence): UserError;
}

export type Convert = (place: Place) => readonly Target[];

/** A layer as it is to be written. */
export interface TargetLayer {
  readonly name: string;
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly inputs: readonly string[];
  /** Of one example. */
  readonly output: Shape;
  readonly groups: readonly (Omit<VariableGroup, 'variables'> & {
    readonly variables: readonly OwnValues[];
  })[];
}

export interface TargetNetwork {
  readonly name: string;
  readonly layers: readonly TargetLayer[];
  readonly output: string;
  readonly notes: readonly ReadNote[];
}

/**
 * A network in layers of another program. Which variables these have, and in which order, the reader's
 * plans say: what is written is what would be read.
 *
 * @throws UserError naming the layer that the format cannot hold.
 */
export function targetNetwork(
  { topology, values }: GivenNetwork,
  format: string,
  dialect: Dialect,
  convert: Convert,
): TargetNetwork {
  const graph = graphOf(topology);
  const byName = new Map(values.map((entry) => [entry.name, entry]));
  const uniqueName = uniqueNames();
  const layers: TargetLayer[] = [];
  const remarks = new Map<WriteRemark, string[]>();
  /** What each of our layers is at the end. */
  const ends = new Map<string, TargetLayer>();
  for (const layer of graph.layers) {
    const read = layer.inputs.map((source) => ends.get(source) as TargetLayer);
    const values = (role: string): OwnValues => {
      const found = byName.get(`${layer.name}/${role}`);
      if (!found) throw new Error(`There are no values of ${layer.name}/${role}.`);
      return { role, shape: found.shape, values: found.values };
    };
    const targets = convert({
      layer,
      graph,
      inputShapes: read.map(({ output }) => output),
      values,
      note: (remark) => {
        remarks.set(remark, [...(remarks.get(remark) ?? []), layer.name]);
      },
      refuse: (what) =>
        new UserError(
          say`The layer ${layer.name} (${layer.className}) cannot be written as ${format}: ${what}. Take the
            network as ONNX, or as a network file of the workbench.`,
        ),
    });
    let before: TargetLayer | undefined;
    const base = uniqueName(layer.name.replace(/[^A-Za-z0-9_-]/g, '_'));
    for (const target of targets) {
      const sources = target.reads ?? (before ? (['previous'] as const) : [...read.keys()]);
      const inputs = sources.map((source) =>
        source === 'previous' ? before : read[source],
      ) as TargetLayer[];
      before = targetLayer(
        target,
        target.suffix === '' ? base : uniqueName(`${base}${target.suffix}`),
        inputs,
        dialect,
        (role) => target.values?.find((own) => own.role === role) ?? values(role),
      );
      layers.push(before);
    }
    const end = before ?? read[0];
    if (end) ends.set(layer.name, end);
  }
  const output = ends.get(graph.output)?.name ?? '';
  return {
    name: graph.name.replace(/[^A-Za-z0-9_-]/g, '_'),
    layers,
    output,
    notes: notesOf(remarks),
  };
}

function targetLayer(
  { className, config }: Target,
  name: string,
  inputs: readonly TargetLayer[],
  dialect: Dialect,
  values: (role: string) => OwnValues,
): TargetLayer {
  const common = { name, className, config, inputs: inputs.map((source) => source.name) };
  if (className === 'InputLayer') {
    const shape = (config['batch_shape'] ?? config['batch_input_shape']) as (number | null)[];
    return { ...common, output: shape.slice(1) as number[], groups: [] };
  }
  const layer: KerasLayer = {
    file: 'network',
    path: [name],
    className,
    isOperation: false,
    config,
    dialect,
    store: '',
  };
  const { output, groups } = planOf(
    layer,
    inputs.map((source) => source.output),
  );
  return {
    ...common,
    output,
    groups: groups.map(({ at, variables }) => ({
      at,
      variables: variables.map(({ role, shape }) => {
        const found = values(role);
        if (found.shape.join() === shape.join()) return found;
        throw new Error(`${name}/${role} is [${found.shape.join()}] and not [${shape.join()}].`);
      }),
    })),
  };
}
