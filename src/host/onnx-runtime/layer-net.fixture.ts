import { tf, type TensorFlow } from '../../engine/tensorflow.ts';

type Features = TensorFlow.SymbolicTensor;
export type Layer = Pick<TensorFlow.layers.Layer, 'apply'>;

/** A network in which a layer of one class does its work in one particular way. */
export interface LayerNet {
  /** The class, and where there are several what sets this one apart. */
  readonly id: string;
  build(): TensorFlow.LayersModel;
}

const { layers } = tf;
/** Examples neither square nor grey, so that no axis can be taken for another. */
export const MAP = [6, 7, 3] as const;
export const SEQUENCE = [5, 4] as const;
export const ROW = [6] as const;
export const CELL = { recurrentInitializer: 'glorotUniform' } as const;
export const gated = { ...CELL, activation: 'tanh', recurrentActivation: 'sigmoid' } as const;

const through = (features: Features, ...own: readonly Layer[]): Features =>
  own.reduce((reached, layer) => layer.apply(reached) as Features, features);

function net(id: string, shape: readonly number[], wire: (input: Features) => Features): LayerNet {
  return {
    id,
    build() {
      const input = tf.input({ shape: [...shape], name: 'example' });
      const hidden = wire(input);
      const flat = hidden.shape.length > 2 ? through(hidden, layers.flatten({})) : hidden;
      const outputs = through(flat, layers.dense({ units: 3, name: 'logits' }));
      return tf.model({ inputs: input, outputs });
    },
  };
}

/** Layers one after another. */
export const one = (id: string, shape: readonly number[], make: () => readonly Layer[]): LayerNet =>
  net(id, shape, (input) => through(input, ...make()));

/** Two readings of the same input, brought together. */
export const two = (
  id: string,
  shape: readonly number[],
  make: () => Layer,
  branches: () => readonly (readonly Layer[])[],
): LayerNet =>
  net(
    id,
    shape,
    (input) => make().apply(branches().map((own) => through(input, ...own))) as Features,
  );

export const conv = (filters: number) => layers.conv2d({ filters, kernelSize: 2 });
