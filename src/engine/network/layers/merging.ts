import { say } from '../../../contract/sentence.ts';
import type { Units } from '../unit-union.ts';
import { isLastAxis } from './flows.ts';
import type { LayerCall, LayerClass, UnitFlow } from './layer-class.ts';

/**
 * Sums, products (a gate too), means and extremes, entry by entry: the units of all inputs can only
 * go together. A single one that is spread over all the others has to stay.
 */
export const elementwise: LayerClass = { merges: true, isWatched: true, flow: together };

/** Along the last axis the units of one input stand after those of another; along others they meet. */
export const concatenate: LayerClass = {
  merges: true,
  flow: (call) =>
    isLastAxis(call.config['axis'], call.inputShape.length)
      ? { output: call.inputs.flat() }
      : together(call),
};

function together(call: LayerCall): UnitFlow {
  const width = Math.max(...call.inputs.map((units) => units.length));
  let output: Units | undefined;
  for (const units of call.inputs) {
    if (units.length < width) {
      call.keep(
        units,
        say`its one unit is spread over all those that it meets in ${call.layer.name}`,
      );
    } else if (output === undefined) output = units;
    else call.tie(output, units);
  }
  return { output: output ?? [] };
}
