import { describe, expect, test } from 'vitest';
import { denseUnits } from '../../../test/fixtures/small-net.ts';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { selectUnits } from './select-units.ts';
import { keptUnits, unitSparsity } from './units.ts';
import type { Masks, PrunableModel, UnitGroup, WeightTensor } from '../network/weights.ts';

function ones(name: string, ...shape: number[]): WeightTensor {
  const size = shape.reduce((product, side) => product * side, 1);
  return { name, shape, values: new Float32Array(size).fill(1) };
}

/** An MLP 2-4-2-1: hidden layers `one` of 4 units and `two` of 2. */
function model(earlierMasks: Masks = new Map()): PrunableModel {
  return {
    weights: [ones('one/kernel', 2, 4), ones('two/kernel', 4, 2), ones('out/kernel', 2, 1)],
    groups: [denseUnits('one', 4, 'two/kernel'), denseUnits('two', 2, 'out/kernel')],
    leftAlone: [],
    earlierMasks,
  };
}

const scores = [
  { layer: 'one', values: Float32Array.of(4, 1, 3, 2) },
  { layer: 'two', values: Float32Array.of(0.5, 5) },
];

/** Which units are left, group by group. */
function left({ weights, groups }: PrunableModel, masks: Masks): Uint8Array[] {
  return groups.map((group) => keptUnits(weights, group, masks));
}

describe('selecting units', () => {
  test('removes incoming columns and outgoing rows, and nothing else', () => {
    const masks = selectUnits(model(), scores, { scope: 'layer', sparsity: 0.5 });
    // Units 1 and 3 of `one`, unit 0 of `two`.
    expect(masks.get('one/kernel')).toEqual(Uint8Array.of(1, 0, 1, 0, 1, 0, 1, 0));
    expect(masks.get('two/kernel')).toEqual(Uint8Array.of(0, 1, 0, 0, 0, 1, 0, 0));
    expect(masks.get('out/kernel')).toEqual(Uint8Array.of(0, 1));
    expect(unitSparsity(model(), masks)).toBe(0.5); // 3 of 6
  });

  test('global scope ranks the units of all layers together', () => {
    const masks = selectUnits(model(), scores, { scope: 'global', sparsity: 0.5 });
    expect(left(model(), masks)).toEqual([Uint8Array.of(1, 0, 1, 0), Uint8Array.of(0, 1)]);
  });

  test('global scope spares the last unit of a layer for the next worst elsewhere', () => {
    const weakLayer = [
      { layer: 'one', values: Float32Array.of(4, 1, 3, 2) },
      { layer: 'two', values: Float32Array.of(0.2, 0.1) },
    ];
    const masks = selectUnits(model(), weakLayer, { scope: 'global', sparsity: 0.5 });
    expect(left(model(), masks)).toEqual([Uint8Array.of(1, 0, 1, 0), Uint8Array.of(1, 0)]);
  });

  test.each(['global', 'layer'] as const)('every layer keeps its best unit (%s)', (scope) => {
    const masks = selectUnits(model(), scores, { scope, sparsity: 0.99 });
    expect(left(model(), masks)).toEqual([Uint8Array.of(1, 0, 0, 0), Uint8Array.of(0, 1)]);
  });

  test('of equal units the first go first, and the last is the one that stays', () => {
    const equal = [
      { layer: 'one', values: Float32Array.of(1, 1, 1, 1) },
      { layer: 'two', values: Float32Array.of(1, 1) },
    ];
    const at = (sparsity: number) => selectUnits(model(), equal, { scope: 'layer', sparsity });
    expect(left(model(), at(0.5))).toEqual([Uint8Array.of(0, 0, 1, 1), Uint8Array.of(0, 1)]);
    expect(left(model(), at(0.99))).toEqual([Uint8Array.of(0, 0, 0, 1), Uint8Array.of(0, 1)]);
  });

  test('units that are removed already stay removed and count', () => {
    const earlier = new Map([
      ['one/kernel', Uint8Array.of(0, 1, 1, 1, 0, 1, 1, 1)],
      ['two/kernel', Uint8Array.of(0, 0, 1, 1, 1, 1, 1, 1)],
    ]);
    const masks = selectUnits(model(earlier), scores, { scope: 'layer', sparsity: 0.5 });
    expect(left(model(), masks)).toEqual([Uint8Array.of(0, 0, 1, 1), Uint8Array.of(0, 1)]);
  });

  test('a unit without incoming weights is not yet removed: its bias still speaks', () => {
    const earlier = new Map([['one/kernel', Uint8Array.of(0, 1, 1, 1, 0, 1, 1, 1)]]);
    expect(left(model(), earlier)).toEqual([Uint8Array.of(1, 1, 1, 1), Uint8Array.of(1, 1)]);
  });

  test('a filter before a flatten takes one row per position with it', () => {
    // 2 filters over 3 positions: position p of filter u is row 2p + u of the dense layer.
    const filters: UnitGroup = {
      ...denseUnits('conv', 2),

      producers: [{ name: 'conv/kernel', columnsOf: (unit) => [unit] }],
      consumers: [{ name: 'dense/kernel', rowsOf: (unit) => [0, 1, 2].map((p) => 2 * p + unit) }],
    };
    const masks = selectUnits(
      {
        weights: [ones('conv/kernel', 1, 2, 1, 2), ones('dense/kernel', 6, 2)],
        groups: [filters],
        leftAlone: [],
        earlierMasks: new Map(),
      },
      [{ layer: 'conv', values: Float32Array.of(1, 2) }],
      { scope: 'layer', sparsity: 0.5 },
    );
    expect(masks.get('conv/kernel')).toEqual(Uint8Array.of(0, 1, 0, 1));
    expect(masks.get('dense/kernel')).toEqual(Uint8Array.of(0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1));
  });

  test('a recurrent unit takes a column of every gate with it, and its own row', () => {
    // An LSTM of 2 units on 1 feature: column g * 2 + u is gate g of unit u.
    const gates = (unit: number) => [0, 1, 2, 3].map((gate) => 2 * gate + unit);
    const recurrent: UnitGroup = {
      ...denseUnits('lstm', 2),

      producers: [
        { name: 'lstm/kernel', columnsOf: gates },
        { name: 'lstm/recurrent_kernel', columnsOf: gates },
      ],
      consumers: [
        { name: 'lstm/recurrent_kernel', rowsOf: (unit) => [unit] },
        { name: 'out/kernel', rowsOf: (unit) => [unit] },
      ],
    };
    const net: PrunableModel = {
      weights: [
        ones('lstm/kernel', 1, 8),
        ones('lstm/recurrent_kernel', 2, 8),
        ones('out/kernel', 2, 3),
      ],
      groups: [recurrent],
      leftAlone: [],
      earlierMasks: new Map(),
    };
    const masks = selectUnits(net, [{ layer: 'lstm', values: Float32Array.of(1, 2) }], {
      scope: 'layer',
      sparsity: 0.5,
    });
    const withoutFirst = [0, 1, 0, 1, 0, 1, 0, 1];
    expect(masks.get('lstm/kernel')).toEqual(Uint8Array.from(withoutFirst));
    expect(masks.get('lstm/recurrent_kernel')).toEqual(
      Uint8Array.from([...new Array<number>(8).fill(0), ...withoutFirst]),
    );
    expect(masks.get('out/kernel')).toEqual(Uint8Array.of(0, 0, 0, 1, 1, 1));
    expect(left(net, masks)).toEqual([Uint8Array.of(0, 1)]);
  });

  test('a score that is not a number is refused with its place', () => {
    const diverged = [
      { layer: 'one', values: Float32Array.of(0, 0, NaN, 0) },
      { layer: 'two', values: Float32Array.of(0, 0) },
    ];
    const select = () => selectUnits(model(), diverged, { scope: 'layer', sparsity: 0.5 });
    expect(select).toThrow(UserError);
    expect(select).toThrow('one[2] is not a number');
  });

  test('a network without units to remove is refused, with the reasons of its layers', () => {
    const leftAlone = ['one', 'two', 'three', 'out'].map((layer) => ({
      layer,
      reason: say`its units are the network's outputs`,
    }));
    const none = (layers: number) =>
      selectUnits({ ...model(), groups: [], leftAlone: leftAlone.slice(0, layers) }, [], {
        scope: 'global',
        sparsity: 0.5,
      });
    expect(() => none(1)).toThrow(UserError);
    expect(() => none(1)).toThrow(
      "None of this network's units can be removed: one (its units are the network's outputs). Choose",
    );
    expect(() => none(4)).toThrow(/ one \(.+\), two \(.+\), three \(.+\), and 1 more\. Choose/);
  });

  test('scores and layers that do not fit the model are refused', () => {
    const selection = { scope: 'layer', sparsity: 0.5 } as const;
    expect(() => selectUnits(model(), scores.slice(0, 1), selection)).toThrow(
      'two has 2 units, but no scores',
    );
    const rowTooFar: PrunableModel = {
      ...model(),
      groups: [
        {
          ...denseUnits('one', 4),
          consumers: [{ name: 'two/kernel', rowsOf: (unit) => [unit + 1] }],
        },
      ],
    };
    expect(() => selectUnits(rowTooFar, scores, selection)).toThrow(
      'Unit 3 of one has no row 4 in two/kernel',
    );
    const columnTooFar: PrunableModel = {
      ...model(),
      groups: [
        {
          ...denseUnits('one', 4),
          producers: [{ name: 'one/kernel', columnsOf: (unit) => [unit + 1] }],
        },
      ],
    };
    expect(() => selectUnits(columnTooFar, scores, selection)).toThrow(
      'Unit 3 of one has no column 4 in one/kernel',
    );
  });
});
