import type { NodeCall } from './node-call.ts';

/**
 * Names the weights of a layer by those of the original, where another node may read them too: the two
 * are then one layer. Weights that are all the same number say nothing: exporters keep equal ones once.
 *
 * @param inputs which of the node's inputs are weights.
 */
export function originOf(call: NodeCall, inputs: readonly number[]): string | null {
  const names = inputs.map((index) => {
    if (!call.has(index)) return '';
    const { name, fill } = call.constant(index);
    return fill === undefined ? name : null;
  });
  const [matrix] = inputs;
  if (names.includes(null) || matrix === undefined || call.usesOf(matrix) < 2) return null;
  const { values } = call.fractions(matrix);
  return values.every((value) => value === values[0]) ? null : names.join('\n');
}
