import type { InputLayout } from '../../network.ts';
import type { Graph } from './graph.ts';
import { channelsFirst, channelsLast, product, type Value } from './value.ts';

/**
 * Images are channels first, as PyTorch and most that read ONNX have them; everything else is as here.
 *
 * @param shape of an example here
 */
export function usualLayout(shape: readonly number[]): InputLayout {
  const rank = shape.length;
  const order = (rank === 3 ? channelsFirst(rank) : channelsLast(rank)).slice(1);
  return {
    original: order.map((axis) => shape[axis - 1] as number),
    axes: channelsLast(rank)
      .slice(1)
      .map((axis) => order.indexOf(axis)),
  };
}

/**
 * Examples as they lie in the file, as what reads them here sees them. Axes of the original that have
 * no place here are of one entry.
 *
 * @param name of the graph's input
 * @param shape of an example here
 * @throws Error where the layout is that of another network.
 */
export function exampleInput(
  graph: Graph,
  name: string,
  shape: readonly number[],
  { original, axes }: InputLayout,
): Value {
  const fits = axes.every((axis, at) => original[axis] === shape[at]);
  if (!fits || axes.length !== shape.length || product(original) !== product(shape)) {
    throw new Error(`Examples [${shape}] do not lie as [${original}] by the axes [${axes}].`);
  }
  const kept = original.map((_, axis) => axis).filter((axis) => axes.includes(axis));
  const order = [0, ...kept.map((axis) => axes.indexOf(axis) + 1)];
  const missing = original.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  if (missing.length === 0) return { name, shape, order };
  const places = graph.ints(
    `${name}/axes`,
    missing.map((axis) => axis + 1),
  );
  const squeezed = graph.add({ op: 'Squeeze', inputs: [name, places], name: `${name}/squeeze` });
  return { name: squeezed, shape, order };
}
