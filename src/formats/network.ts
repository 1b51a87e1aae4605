import type { Sentence } from '../contract/sentence.ts';

/** A variable's values as plain data, by layer and role (`conv1/kernel`), as tfjs-layers has them. */
export interface LayerValues {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** What the user should know of how a network was read: it is told at once, and kept. */
export interface ReadNote {
  /**
   * `dropped`: something of the original is not in the network; `kept-whole`: it is, and cannot be
   * pruned; `changed`: it is written otherwise and computes the same.
   */
  readonly kind: 'dropped' | 'kept-whole' | 'changed';
  /** Of the original: the node, layer or operator concerned, and why. */
  readonly sentence: Sentence;
}

/** How an example of the original lies in ours. Both shapes are without the batch. */
export interface InputLayout {
  /** E.g. `[3, 32, 32]` of PyTorch. */
  readonly original: readonly number[];
  /** For each axis of ours the axis of the original: `[1, 2, 0]` makes channels the last. */
  readonly axes: readonly number[];
}

/**
 * What stands behind the logits in the original and is left away here, since training has it in its
 * loss: the network computes what goes into it.
 */
export type Behind = 'softmax' | 'log-softmax' | null;

/**
 * A network as a reader understood it: a model of tfjs-layers in plain data, from one input (channels
 * last) to the logits `[batch, classes]`.
 */
export interface ReadNetwork {
  /** E.g. `Keras 3`, `ONNX`. */
  readonly format: string;
  /** Who wrote the file, where it says so: `pytorch 2.13.0`. */
  readonly producer: string | null;
  /** As `model.toJSON(null, false)` of tfjs-layers writes it: `{ class_name, config, … }`. */
  readonly topology: object;
  /** Of every variable of the topology. */
  readonly values: readonly LayerValues[];
  readonly input: InputLayout;
  readonly behind: Behind;
  readonly notes: readonly ReadNote[];
}
