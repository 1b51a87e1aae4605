import type { GraphCall } from './calls.ts';
import { findLayerClass } from './layers/registry.ts';

/**
 * Where units can be watched: for everything that a weight matrix reads, the last call before it
 * that made new figures. That is the non-linearity behind a layer or, where there is none, the layer
 * itself; of a residual stream the non-linearity behind each sum.
 */
export function watchedCalls(calls: readonly GraphCall[]): GraphCall[] {
  const makers = new Map(calls.flatMap((call) => call.outputs.map((tensor) => [tensor, call])));
  const found = new Set<GraphCall>();
  const passed = new Set<GraphCall>();
  const lookBehind = ({ inputs }: GraphCall): void => {
    for (const tensor of inputs) {
      const maker = makers.get(tensor);
      if (maker === undefined || passed.has(maker)) continue;
      if (findLayerClass(maker.layer)?.isWatched) found.add(maker);
      else {
        passed.add(maker);
        lookBehind(maker);
      }
    }
  };
  for (const call of calls) {
    if (findLayerClass(call.layer)?.weights?.matrices.length) lookBehind(call);
  }
  return [...found];
}
