import type { LayerUse, Ref } from './nodes.ts';

interface Graph<Layer> {
  readonly layers: readonly Layer[];
  readonly outputs: readonly Ref[];
}

/**
 * Uses counted from 0. Keras 2 counts those of a model within another from 1, since its own input and
 * output are a use too, which it does not write. The last use that is written is always read, or it would
 * not be there.
 */
export function countedFromZero<
  Layer extends { readonly name: string; readonly uses: readonly LayerUse[] },
>({ layers, outputs }: Graph<Layer>): Graph<Layer> {
  const counts = new Map(layers.map(({ name, uses }) => [name, uses.length]));
  const late = new Set<string>();
  for (const { layer, use } of [...refsIn(layers), ...outputs]) {
    if (use > 0 && use === counts.get(layer)) late.add(layer);
  }
  if (late.size === 0) return { layers, outputs };
  const counted = (ref: Ref) => (late.has(ref.layer) ? { ...ref, use: ref.use - 1 } : ref);
  return {
    layers: layers.map((layer) => ({
      ...layer,
      uses: layer.uses.map((use) => ({ ...use, inputs: use.inputs.map(counted) })),
    })),
    outputs: outputs.map(counted),
  };
}

const refsIn = (layers: readonly { readonly uses: readonly LayerUse[] }[]) =>
  layers.flatMap(({ uses }) => uses.flatMap(({ inputs }) => inputs));
