import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { layerFault, OTHERWISE } from './layer.ts';
import type { KerasLayer } from './layer.ts';
import { isModel } from './model-tree.ts';
import type { ModelTree, TreeLayer } from './model-tree.ts';
import type { LayerUse, Ref } from './nodes.ts';

/** A use of a layer in the whole network, models within it taken apart. */
export interface FlatCall {
  readonly layer: KerasLayer;
  /** The calls that it reads, by their places in the list. */
  readonly inputs: readonly number[];
  readonly constants: readonly unknown[];
}

/** The network as calls, each behind those that it reads. */
export interface FlatNetwork {
  readonly calls: readonly FlatCall[];
  /** Places of the inputs and outputs of the outermost model. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

/** Of all models together. */
const MAX_CALLS = 20_000;

/** @throws UserError where layers read each other in a circle, or what is not there. */
export function flatCalls(model: ModelTree): FlatNetwork {
  const calls: FlatCall[] = [];
  const outputs = expand(model, null, calls);
  const inputs = calls.flatMap(({ layer }, index) =>
    layer.className === 'InputLayer' ? [index] : [],
  );
  return { calls, inputs, outputs };
}

/**
 * Adds the calls of a model.
 *
 * @param given what a model within another one reads; null for the outermost, whose inputs are calls.
 * @returns the places of its outputs
 */
function expand(model: ModelTree, given: readonly number[] | null, calls: FlatCall[]): number[] {
  const found = new Map<string, number[]>();
  if (given && given.length !== model.inputs.length) {
    throw new UserError(
      say`${model.file}: the model ${model.name} has ${model.inputs.length} inputs and is given
        ${given.length}. Save it again with model.save.`,
    );
  }
  given?.forEach((place, index) => found.set(keyOf(model.inputs[index] as Ref), [place]));
  for (const { layer, use, key } of inOrder(model)) {
    if (found.has(key)) continue;
    if (calls.length >= MAX_CALLS) {
      throw new UserError(
        say`${model.file} has more than ${MAX_CALLS} layers, those of models used several times counted
          each time. So large a network cannot be taken.`,
      );
    }
    const inputs = use.inputs.map((ref) => placeOf(ref, found, model));
    if (isModel(layer.content)) {
      found.set(key, expand(layer.content, inputs, calls));
    } else {
      calls.push({ layer: layer.content, inputs, constants: use.constants });
      found.set(key, [calls.length - 1]);
    }
  }
  return model.outputs.map((ref) => placeOf(ref, found, model));
}

interface Use {
  readonly layer: TreeLayer;
  readonly use: LayerUse;
  readonly key: string;
}

const keyOf = ({ layer, use }: Pick<Ref, 'layer' | 'use'>) => `${use} ${layer}`;

/** All uses of a model's layers, each behind those that it reads (Kahn, 1962). */
function inOrder(model: ModelTree): Use[] {
  const uses = model.layers.flatMap((layer): Use[] =>
    usesOf(layer).map((use, index) => ({
      layer,
      use,
      key: keyOf({ layer: layer.name, use: index }),
    })),
  );
  const waiting = new Map(uses.map(({ key, use }) => [key, use.inputs.length]));
  const readers = new Map<string, Use[]>();
  for (const use of uses) {
    for (const ref of use.use.inputs) {
      const key = keyOf(ref);
      const known = readers.get(key);
      if (known) known.push(use);
      else readers.set(key, [use]);
    }
  }
  const ready = uses.filter(({ use }) => use.inputs.length === 0);
  for (const { key } of ready) {
    for (const reader of readers.get(key) ?? []) {
      const left = (waiting.get(reader.key) ?? 0) - 1;
      waiting.set(reader.key, left);
      if (left === 0) ready.push(reader);
    }
  }
  const stuck = uses.find(({ key }) => (waiting.get(key) ?? 0) > 0);
  if (stuck === undefined && waiting.size === uses.length) return ready;
  throw new UserError(
    say`${model.file}: the layer ${(stuck ?? uses[0])?.layer.name ?? ''} reads itself, a layer that is not
      there, or one of two with the same name. Save the model again with model.save.`,
  );
}

/** An input is read and reads nothing; any other layer that reads nothing is not used. */
function usesOf({ content, uses }: TreeLayer): readonly LayerUse[] {
  const isInput = !isModel(content) && content.className === 'InputLayer';
  return isInput ? [{ inputs: [], constants: [] }] : uses.filter(({ inputs }) => inputs.length > 0);
}

function placeOf(ref: Ref, found: ReadonlyMap<string, number[]>, model: ModelTree): number {
  const place = found.get(keyOf(ref))?.[ref.tensor];
  if (place !== undefined) return place;
  const layer = model.layers.find(({ name }) => name === ref.layer)?.content;
  if (layer && !isModel(layer)) {
    throw layerFault(
      layer,
      say`has several outputs, of which one is read: that cannot be taken`,
      OTHERWISE,
    );
  }
  throw new UserError(
    say`${model.file} reads an output of ${ref.layer} that is not there. Save the model again with
      model.save.`,
  );
}
