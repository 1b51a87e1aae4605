import { otherInput } from './graph-search.ts';
import type { WrittenOut } from './registry.ts';

/** From here on softplus(x) is x in 32-bit floats. */
const STRAIGHT_FROM = 20;

/** x where x > 20, else softplus(x): PyTorch has it so, and it is the same. */
export const softplus: WrittenOut = {
  key: 'Where',
  find(where, graph) {
    const [condition, straight, curved] = where.inputs;
    const comparison = graph.maker(condition, 'Greater');
    const [x, threshold] = comparison?.inputs ?? [];
    const [argument] = graph.maker(curved, 'Softplus')?.inputs ?? [];
    const isSame = x !== undefined && x === straight && x === argument;
    if (!isSame || (graph.number(threshold) ?? 0) < STRAIGHT_FROM) return undefined;
    return { last: where, operator: 'Softplus', inputs: [x] };
  },
};

/** x / (1 + |x|). */
export const softsign: WrittenOut = {
  key: 'Abs',
  find(abs, graph) {
    const [x = ''] = abs.inputs;
    const sum = graph.onlyReader(abs);
    if (sum?.operator !== 'Add' || !graph.isNumber(otherInput(sum, abs), 1)) return undefined;
    const quotient = graph.onlyReader(sum);
    if (quotient?.operator !== 'Div' || quotient.inputs[0] !== x) return undefined;
    return { last: quotient, operator: 'Softsign', inputs: [x] };
  },
};
