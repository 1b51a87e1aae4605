import { UserError } from '../../../contract/errors.ts';
import { say, type Sentence } from '../../../contract/sentence.ts';
import type { LayerValues } from '../../network.ts';
import type { Graph } from './graph.ts';
import type { Value } from './value.ts';

/** A layer where it stands in a network that is written. */
export interface Call {
  readonly graph: Graph;
  readonly name: string;
  readonly className: string;
  /** As it stands in the topology, with keys as in Python. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly inputs: readonly Value[];
  /** The first input. */
  readonly input: Value;
  /** A variable by its role; undefined where the layer has none. */
  find(role: string): LayerValues | undefined;
  /** The same. Throws where the layer has none: the values are another network's. */
  get(role: string): LayerValues;
}

/** Writes a layer into the graph, and tells what it gives. */
export type LayerWriter = (call: Call) => Value;

/** @returns the error for what has no counterpart in ONNX, or none that computes the same. */
export function cannotWrite({ name, className }: Call, why: Sentence): UserError {
  return new UserError(
    say`The layer ${name} (${className}) cannot be written to ONNX, since ${why}: take the network away
      in another format.`,
  );
}

/** A setting that is one number, or a list with that one in it. */
export function numberIn({ config }: Call, key: string, otherwise: number): number {
  const [value] = [config[key]].flat();
  return typeof value === 'number' ? value : otherwise;
}

/** A setting for each of some axes; one number counts for all. */
export function sizesIn({ config }: Call, key: string, axes: number, otherwise = 1): number[] {
  const value = config[key];
  if (Array.isArray(value) && value.length === axes) return value as number[];
  const [one] = [value].flat();
  return new Array<number>(axes).fill(typeof one === 'number' ? one : otherwise);
}

/**
 * Maps and their channels: throws where these do not stand last, which tfjs hardly supports and a
 * network here never has.
 */
export function requireChannelsLast(call: Call): void {
  const format = call.config['data_format'];
  if (format === 'channels_first') {
    throw cannotWrite(call, say`its channels do not stand last`);
  }
}

/** Float32 of a constant that was computed. */
export function filled(length: number, value: number): Float32Array {
  return new Float32Array(length).fill(value);
}
