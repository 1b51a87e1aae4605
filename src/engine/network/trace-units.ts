import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { callsOf, type GraphCall } from './calls.ts';
import { normalisedTogether, repeated } from './layers/flows.ts';
import type { Layer, LayerClass, UnitFlow } from './layers/layer-class.ts';
import { findLayerClass } from './layers/registry.ts';
import { UnitUnion, type Units } from './unit-union.ts';
import { namedVariables, type NamedVariable } from './variables.ts';
import { watchedCalls } from './watched-calls.ts';

/** Activations for which a unit's figure depends on all the others. */
const JOINT_ACTIVATIONS: readonly unknown[] = ['softmax', 'logSoftmax'];

/** What the entries of an axis are to the units that stand on it. */
export type AxisRole = 'producer' | 'consumer' | 'vector' | 'width' | 'watch';

/** Something with an entry for each of some units. */
export interface UnitAxis {
  readonly role: AxisRole;
  /** A variable's name; for `width` and `watch` a layer's. */
  readonly name: string;
  readonly layer: Layer;
  /** Entry by entry, whose it is. */
  readonly units: Units;
}

/** Where the units of a network are, from its first layer to its last. */
export interface UnitTrace {
  readonly union: UnitUnion;
  readonly axes: readonly UnitAxis[];
}

/**
 * Follows the units of every layer through the network: which entries of which variables are theirs,
 * which of them can only go together, and which have to stay.
 */
export function traceUnits(model: TensorFlow.LayersModel): UnitTrace {
  const union = new UnitUnion();
  const calls = callsOf(model);
  const variables = namedVariables(model);
  const unitsOf = new Map<TensorFlow.SymbolicTensor, Units>();
  const settle = (tensor: TensorFlow.SymbolicTensor, reason: Sentence): Units => {
    const units = union.make(tensor.shape.at(-1) ?? 0);
    union.keep(units, reason);
    unitsOf.set(tensor, units);
    return units;
  };
  for (const tensor of model.inputs) settle(tensor, say`its units meet the network's input`);

  const axes = calls.flatMap((call): UnitAxis[] => {
    const { layer } = call;
    const { name } = layer;
    const row = rowOrObstacle(call, calls);
    const inputs = call.inputs.map((tensor) => unitsOf.get(tensor) as Units);
    if ('template' in row) {
      for (const units of inputs) union.keep(units, row);
      const own = call.outputs.flatMap((tensor) => settle(tensor, row));
      return layer.weights.length === 0 ? [] : [{ role: 'producer', name, layer, units: own }];
    }
    const flow = followUnits(call, row, inputs, union);
    unitsOf.set(call.outputs[0] as TensorFlow.SymbolicTensor, flow.output);
    return axesOf(layer, row, flow, variables);
  });
  for (const tensor of model.outputs) {
    union.keep(unitsOf.get(tensor) as Units, say`its units are the network's outputs`);
  }

  for (const { layer, outputs } of watchedCalls(calls)) {
    const units = outputs.flatMap((tensor) => unitsOf.get(tensor) as Units);
    axes.push({ role: 'watch', name: layer.name, layer, units });
  }
  const place = new Map(model.layers.map((layer, index) => [layer, index]));
  const placeOf = ({ layer }: UnitAxis): number => place.get(layer) ?? 0;
  return { union, axes: axes.toSorted((one, other) => placeOf(one) - placeOf(other)) };
}

/** What is known of the layer that is called, or why units cannot be followed through this call. */
function rowOrObstacle(
  { layer, inputs, outputs }: GraphCall,
  calls: readonly GraphCall[],
): LayerClass | Sentence {
  const { name } = layer;
  const row = findLayerClass(layer);
  if (row === undefined) {
    return say`its units meet ${name}, of a class that is not known here (${layer.getClassName()})`;
  }
  if (calls.filter((call) => call.layer === layer).length > 1) {
    return say`its units meet ${name}, which is used in several places`;
  }
  if ((inputs.length > 1 && row.merges !== true) || outputs.length > 1) {
    return say`its units meet ${name}, which has several inputs or outputs`;
  }
  if (layer.getConfig()['dataFormat'] === 'channelsFirst') {
    return say`its units meet ${name}, where channels do not stand last`;
  }
  return row;
}

function followUnits(
  { layer, inputs: [input], outputs: [output] }: GraphCall,
  row: LayerClass,
  inputs: readonly Units[],
  union: UnitUnion,
): UnitFlow {
  const config = layer.getConfig();
  const flow = row.flow({
    layer,
    config,
    inputs,
    input: inputs[0] ?? [],
    inputShape: input?.shape ?? [],
    outputShape: output?.shape ?? [],
    make: (count) => union.make(count),
    tie: (some, others) => union.tie(some, others),
    keep: (units, reason) => union.keep(units, reason),
  });
  if (JOINT_ACTIVATIONS.includes(config['activation'])) {
    union.keep(flow.output, normalisedTogether(layer));
  }
  return flow;
}

/** Of a matrix the columns make units and the rows read them; what else has columns goes with them. */
function axesOf(
  layer: Layer,
  row: LayerClass,
  flow: UnitFlow,
  variables: readonly NamedVariable[],
): UnitAxis[] {
  const axes = variables
    .filter((candidate) => candidate.layer === layer)
    .flatMap(({ name, role, variable: { shape, size } }): UnitAxis[] => {
      const { rows, columns } = flow.variables?.[role] ?? {};
      const width = shape.at(-1) as number;
      const made = row.weights?.matrices.includes(role) ? 'producer' : 'vector';
      return [
        ...(columns ? [{ role: made, name, layer, units: repeated(columns, width) } as const] : []),
        ...(rows
          ? [{ role: 'consumer', name, layer, units: repeated(rows, size / width) } as const]
          : []),
      ];
    });
  if (!row.resize) return axes;
  return [...axes, { role: 'width', name: layer.name, layer, units: flow.width ?? flow.output }];
}
