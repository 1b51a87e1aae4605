import { describe, expect, test } from 'vitest';
import reference from '../../../test/fixtures/torch-prune-masks.json' with { type: 'json' };
import { denseUnits } from '../../../test/fixtures/small-net.ts';
import { magnitudes } from './scores.ts';
import { selectUnits } from './select-units.ts';
import { selectWeights } from './select-weights.ts';
import type { Masks, WeightTensor } from '../network/weights.ts';

/**
 * From PyTorch's `[out, in]` or `[out, in, h, w]` to `[in, out]` or `[h, w, in, out]`. A linear
 * weight is a convolution's with a single position.
 */
function toOurLayout(shape: readonly number[], values: readonly number[]): number[] {
  const [outputs = 0, inputs = 0, height = 1, width = 1] = shape;
  const positions = height * width;
  const ours = new Array<number>(values.length);
  for (let output = 0; output < outputs; output++) {
    for (let input = 0; input < inputs; input++) {
      for (let position = 0; position < positions; position++) {
        ours[(position * inputs + input) * outputs + output] = values[
          (output * inputs + input) * positions + position
        ] as number;
      }
    }
  }
  return ours;
}

type TensorName = keyof typeof reference.tensors;

function tensorOf(name: string): WeightTensor {
  const { shape, values } = reference.tensors[name as TensorName];
  const [outputs = 0, inputs = 0, ...space] = shape;
  return {
    name: `${name}/kernel`,
    shape: [...space, inputs, outputs],
    values: Float32Array.from(toOurLayout(shape, values)),
  };
}

const nothing: Masks = new Map();

function structured(names: readonly string[], amount: number, order: 1 | 2): Masks {
  const weights = names.map(tensorOf);
  const groups = weights.map(({ shape }, which) =>
    denseUnits(names[which] as string, shape.at(-1) as number),
  );
  const scores = weights.map((tensor, which) => ({
    layer: names[which] as string,
    values: unitNorms(tensor, order),
  }));
  return selectUnits({ weights, groups, leftAlone: [], earlierMasks: nothing }, scores, {
    scope: 'layer',
    sparsity: amount,
  });
}

/** The L1 or L2 norm of each unit's incoming weights, as `ln_structured` ranks units. */
function unitNorms({ shape, values }: WeightTensor, order: 1 | 2): Float32Array {
  const units = shape.at(-1) ?? 0;
  const sums = new Float64Array(units);
  values.forEach((w, index) => {
    const unit = index % units;
    sums[unit] = (sums[unit] as number) + (order === 1 ? Math.abs(w) : w * w);
  });
  return Float32Array.from(sums, (sum) => (order === 1 ? sum : Math.sqrt(sum)));
}

/** What each PyTorch method of the reference is in our terms. */
const methods: Record<string, (names: readonly string[], amount: number) => Masks> = {
  l1_unstructured: (names, amount) =>
    selectWeights(magnitudes(names.map(tensorOf)), nothing, { scope: 'layer', sparsity: amount }),
  global_unstructured_l1: (names, amount) =>
    selectWeights(magnitudes(names.map(tensorOf)), nothing, { scope: 'global', sparsity: amount }),
  l1_unstructured_twice_each_half_of_remaining: (names, amount) => {
    const scores = magnitudes(names.map(tensorOf));
    const once = selectWeights(scores, nothing, { scope: 'layer', sparsity: amount });
    return selectWeights(scores, once, { scope: 'layer', sparsity: 1 - (1 - amount) ** 2 });
  },
  ln_structured_l1_dim0: (names, amount) => structured(names, amount, 1),
  ln_structured_l2_dim0: (names, amount) => structured(names, amount, 2),
};

describe('masks equal those of torch.nn.utils.prune', () => {
  test.each(reference.cases)('$method of $tensors, amount $amount', (reference_) => {
    const masks = methods[reference_.method]?.(reference_.tensors, reference_.amount);
    reference_.tensors.forEach((name, which) => {
      const { shape } = reference.tensors[name as TensorName];
      const expected = toOurLayout(shape, reference_.masks[which] ?? []);
      expect(masks?.get(`${name}/kernel`)).toEqual(Uint8Array.from(expected));
    });
  });

  test('and no case is left out', () => {
    expect(reference.cases).toHaveLength(25);
    expect(new Set(reference.cases.map(({ method }) => method))).toEqual(
      new Set(Object.keys(methods)),
    );
  });
});
