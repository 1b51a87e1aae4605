import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';

/** Sizes of an example's axes, without the batch. */
export type Shape = readonly number[];

/**
 * Whose words a description is in: `hard_sigmoid` means one function to Keras 2 and tfjs and another to
 * Keras 3, and tfjs forgets the dilation of depthwise convolutions.
 */
export type Dialect = 'keras-2' | 'keras-3' | 'tfjs';

/** A layer as a Keras configuration describes it. */
export interface KerasLayer {
  /** How the file is called in errors. */
  readonly file: string;
  /** Names of the models that it is in, from the outermost but one, and its own. */
  readonly path: readonly string[];
  readonly className: string;
  /** Of Keras 3: an operation between layers, `x + y`, and no layer. */
  readonly isOperation: boolean;
  readonly config: Readonly<Record<string, unknown>>;
  readonly dialect: Dialect;
  /** Where the weights of a `.keras` file have it: `layers/functional/layers/dense_1`. */
  readonly store: string;
}

/** A fault of a layer, as a sentence that names file, layer and class. */
export function layerFault(layer: KerasLayer, what: Sentence, remedy: Sentence): UserError {
  return new UserError(
    say`${layer.file}: the layer ${layer.path.join('/')} (${layer.className}) ${what}. ${remedy}`,
  );
}

/** What can be done where nothing in Keras can be put otherwise. */
export const OTHERWISE = say`Build the network without it, or export it to ONNX (model.export with
  format="onnx") and import that.`;

/** What can be done where ONNX is of no help either. */
export const WITHOUT = say`Build the network without it.`;

/** What can be done about a description that no version of Keras writes. */
export const DAMAGED = say`Save the model again with model.save.`;

/** A value of a configuration as it is told. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'null' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** A number of the configuration; `fallback` where it says nothing. */
export function numberOf(layer: KerasLayer, key: string, fallback?: number): number {
  const value = layer.config[key] ?? fallback;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw layerFault(layer, say`has ${key} ${shown(value)}, which is no number`, DAMAGED);
}

/** A size: a whole number from 1. */
export function sizeOf(layer: KerasLayer, key: string, fallback?: number): number {
  const value = layer.config[key] ?? fallback;
  if (isSize(value)) return value;
  throw layerFault(layer, say`has ${key} ${shown(value)}, which is no size`, DAMAGED);
}

/** Sizes along so many axes: a list of them, or one for all. */
export function sizesOf(
  layer: KerasLayer,
  key: string,
  axes: number,
  fallback?: unknown,
): number[] {
  const value = layer.config[key] ?? fallback;
  const sizes = Array.isArray(value) ? (value as unknown[]) : Array<unknown>(axes).fill(value);
  if (sizes.length === axes && sizes.every(isSize)) return sizes;
  throw layerFault(layer, say`has ${key} ${shown(value)}, which are no ${axes} sizes`, DAMAGED);
}

/** Pairs (before, after) along so many axes, as paddings are written: also as one number for all. */
export function pairsOf(layer: KerasLayer, key: string, axes: number): [number, number][] {
  const value = layer.config[key];
  const list = Array.isArray(value) && (axes > 1 || Array.isArray(value[0])) ? value : null;
  const each: unknown[] = list ?? Array<unknown>(axes).fill(value);
  const pairs = each.map((entry) => (Array.isArray(entry) ? (entry as unknown[]) : [entry, entry]));
  if (pairs.length === axes && pairs.every((pair) => pair.length === 2 && pair.every(isCount))) {
    return pairs as [number, number][];
  }
  throw layerFault(
    layer,
    say`has ${key} ${shown(value)}, which are no numbers before and after`,
    DAMAGED,
  );
}

/** Whether an option is on. */
export function flagOf(layer: KerasLayer, key: string, fallback: boolean): boolean {
  const value = layer.config[key] ?? fallback;
  if (typeof value === 'boolean') return value;
  throw layerFault(
    layer,
    say`has ${key} ${shown(value)}, which is neither true nor false`,
    DAMAGED,
  );
}

/** A word of the configuration. */
export function wordOf(layer: KerasLayer, key: string, fallback?: string): string {
  const value = layer.config[key] ?? fallback;
  if (typeof value === 'string') return value;
  throw layerFault(layer, say`has ${key} ${shown(value)}, which is no word`, DAMAGED);
}

/** @throws UserError unless channels come last. */
export function requireChannelsLast(layer: KerasLayer): void {
  const format = layer.config['data_format'] ?? 'channels_last';
  if (format === 'channels_last') return;
  throw layerFault(
    layer,
    say`has data_format ${shown(format)}; channels have to come last`,
    say`Build the network with data_format="channels_last" and copy the weights with set_weights.`,
  );
}

/** The axis that is meant, counted from the batch (0), of an input of this shape. */
export function axisOf(axis: unknown, shape: Shape): number | undefined {
  const [only, ...others] = [axis].flat();
  if (typeof only !== 'number' || others.length > 0) return undefined;
  return only < 0 ? only + shape.length + 1 : only;
}

/** @throws UserError unless the layer works along the last axis. */
export function requireLastAxis(layer: KerasLayer, shape: Shape, fallback = -1): void {
  const axis = layer.config['axis'] ?? fallback;
  if (axisOf(axis, shape) === shape.length) return;
  throw layerFault(
    layer,
    say`has axis ${shown(axis)} for an input of [${shape.join(', ')}]; only the last axis can be taken`,
    OTHERWISE,
  );
}

/** @throws UserError unless an input has so many axes beside the batch. */
export function requireRank(layer: KerasLayer, shape: Shape, rank: number): void {
  if (shape.length === rank) return;
  throw layerFault(
    layer,
    say`gets an input of [${shape.join(', ')}] where it needs ${rank} axes beside the batch`,
    DAMAGED,
  );
}

function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
