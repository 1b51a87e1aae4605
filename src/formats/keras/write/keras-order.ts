import type { TargetLayer } from './target-layers.ts';

/**
 * The layers in the order in which Keras itself has them once it has built the network, by which it
 * numbers the places of their weights: the farther from the output the earlier, and among those as far in
 * the order in which a walk from the output first comes to them (`keras.src.ops.function.map_graph`).
 */
export function inKerasOrder(layers: readonly TargetLayer[], output: string): TargetLayer[] {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const met = new Map<string, number>();
  const visit: string[] = [output];
  for (let name = visit.pop(); name !== undefined; name = visit.pop()) {
    if (met.has(name)) continue;
    met.set(name, met.size);
    // The first input is looked at first.
    visit.push(...(byName.get(name)?.inputs ?? []).toReversed());
  }
  const depths = new Map<string, number>([[output, 0]]);
  // Each stands behind those that it reads.
  for (const { name, inputs } of layers.toReversed()) {
    const depth = depths.get(name);
    if (depth === undefined) continue;
    for (const source of inputs) depths.set(source, Math.max(depths.get(source) ?? 0, depth + 1));
  }
  const depthOf = ({ name }: TargetLayer) => depths.get(name) ?? 0;
  const placeOf = ({ name }: TargetLayer) => met.get(name) ?? 0;
  return layers
    .filter(({ name }) => met.has(name))
    .toSorted((a, b) => depthOf(b) - depthOf(a) || placeOf(a) - placeOf(b));
}
