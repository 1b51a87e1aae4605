import { describe, expect, it } from 'vitest';
import type { CurveSegment } from '../contract/curves.ts';
import { figuresIn } from '../language/figures.ts';
import { curveChartOption, curveStyle } from './curve-chart.ts';
import type { Curve, CurveChartInput } from './curve-chart.ts';
import { curveCloseUp } from './curve-close-up.ts';
import { curveNamesWidth, movedApart } from './curve-labels.ts';
import { curveTip } from './curve-tip.ts';
import { CHART_INK, CIRCLE } from './palette.ts';
import { denseStyle } from './series-style.ts';
import { dataOf, seriesWith } from './test-chart.ts';

type Drawn = readonly (readonly [epoch: number, mean: number, sd?: number])[];
const segment = (
  set: CurveSegment['set'],
  fromEpoch: number,
  points: Drawn,
  kind: CurveSegment['kind'] = fromEpoch > 0 ? 'fine-tuning' : 'from-start',
): CurveSegment => ({
  set,
  kind,
  fromEpoch,
  points: points.map(([epoch, mean, sd = null]) => ({ epoch, mean, sd, n: sd === null ? 1 : 3 })),
});
const LINES = { training: 'solid', validation: 'dashed', test: 'dotted' };
const style = { colour: '#123456', mark: CIRCLE, line: 'solid', hollow: false } as const;
const curve = (id: string, ...segments: CurveSegment[]): Curve => ({
  id,
  name: id.toUpperCase(),
  style,
  opacity: 1,
  segments,
});
const dense = curve('dense', segment('training', 0, [[1, 0.7], [2, 0.9]]), segment('test', 0, [[2, 0.88]])); // prettier-ignore
const pruned = curve(
  'pruned',
  segment('training', 2, [[3, 0.8, 0.1], [4, 0.85]]), // prettier-ignore
  segment('validation', 2, [[3, 0.75, 0.05], [4, 0.8]]), // prettier-ignore
  segment('test', 2, [[2, 0.3], [4, 0.82]]), // prettier-ignore
);
const inputOf = (
  curves: readonly Curve[],
  fields: Partial<CurveChartInput> = {},
): CurveChartInput => ({
  curves,
  measure: 'accuracy',
  named: true,
  ink: CHART_INK.light,
  figures: figuresIn('en'),
  texts: {
    epoch: 'Epoch',
    epochs: 'Epochs',
    value: 'Accuracy',
    pruning: 'Pruning',
    sets: { training: 'training', validation: 'validation', test: 'test' },
  },
  ...fields,
});
const optionOf = (curves: readonly Curve[], fields?: Partial<CurveChartInput>) =>
  curveChartOption(inputOf(curves, fields));
const idsOf = (curves: readonly Curve[], fields?: Partial<CurveChartInput>) =>
  optionOf(curves, fields).series.map(({ id }) => id);

describe('learning curves', () => {
  it('are lines of means by set: training solid, validation dashed, test dotted', () => {
    const option = optionOf([pruned]);
    expect(dataOf(option, 'pruned training')).toEqual([
      [3, 0.8],
      [4, 0.85],
    ]);
    // One-shot is a point of the test accuracy, and never of what was measured on other images.
    expect(dataOf(option, 'pruned test')).toEqual([
      [2, 0.3],
      [4, 0.82],
    ]);
    for (const [set, type] of Object.entries(LINES)) {
      expect(seriesWith(option, `pruned ${set}`)).toMatchObject({ lineStyle: { type } });
    }
  });

  it('have one band of one standard deviation, around validation where there is one', () => {
    expect(dataOf(optionOf([pruned]), 'pruned validation band')).toEqual([
      [3, expect.closeTo(0.7, 12), expect.closeTo(0.8, 12)],
      [4, 0.8, 0.8],
    ]);
    expect(idsOf([pruned, dense]).filter((id) => id.endsWith('band'))).toEqual([
      'pruned validation band',
    ]);
  });

  it('stand on one axis of epochs, with a line where networks are pruned', () => {
    const option = optionOf([dense, pruned]);
    expect(option.xAxis).toMatchObject({ min: 0, max: 4 });
    expect(dataOf(option, 'pruning')).toEqual([[2]]);
  });

  it('begin at the pruning where only fine-tuning is shown', () => {
    expect(optionOf([pruned]).xAxis).toMatchObject({ min: 2, max: 4 });
  });

  it('have no line of pruning where everything is trained from its start', () => {
    expect(idsOf([dense])).not.toContain('pruning');
  });

  it('have an axis with a length even where nothing was trained after pruning', () => {
    const left = curve('left', segment('test', 2, [[2, 0.3]]));
    expect(optionOf([left]).xAxis).toMatchObject({ min: 2, max: 3 });
  });

  it('have a row of marks for each strategy that prunes several times', () => {
    const rounds = [{ key: 'cubic', text: 'Cubic prunes', colour: '#654321', epochs: [2.5, 3] }];
    expect(dataOf(optionOf([pruned], { rounds }), 'cubic rounds')).toEqual([[2.5], [3]]);
  });

  it('have their names at their ends, unless a legend has them or there are too many', () => {
    expect(dataOf(optionOf([dense, pruned]), 'names')).toEqual([
      [2, 0.88],
      [4, 0.82],
    ]);
    expect(idsOf([dense], { named: false })).not.toContain('names');
    const many = Array.from({ length: 25 }, (_one, index) => ({ ...dense, id: `d${index}` }));
    expect(idsOf(many)).not.toContain('names');
  });

  it('leave room for the names that stand at the right, by how long these are', () => {
    const called = (name: string) => curveNamesWidth([{ ...pruned, name }], 4);
    expect(called('A much longer name')).toBeGreaterThan(called('A name'));
    // A Chinese character is about twice as wide as a letter.
    expect(called('剪枝剪枝')).toBeGreaterThan(called('abcd'));
    expect(curveNamesWidth([dense], 4)).toBe(0);
  });

  it('tell all that is known at an epoch, the best first', () => {
    const tip = curveTip([{ value: [2, 0.9] }], inputOf([pruned, dense]));
    expect(tip).toContain('Epoch 2');
    const names = [...tip.matchAll(/>([A-Z]+, \w+)</g)].map(([, name]) => name);
    expect(names).toEqual(['DENSE, training', 'DENSE, test', 'PRUNED, test']);
  });
});

describe('a dense network among curves', () => {
  it('has a point, and the line that says on which images', () => {
    expect(curveStyle(denseStyle('dense', 'light'))).toMatchObject({ mark: CIRCLE, line: 'solid' });
  });
});

describe('names in a column', () => {
  it('stay where they are while there is room', () => {
    expect(movedApart([50, 10, 30], 15, [0, 100])).toEqual([50, 10, 30]);
  });
  it('are moved apart in their order', () => {
    expect(movedApart([20, 20, 22], 15, [0, 100])).toEqual([20, 35, 50]);
  });
  it('stay within their ends', () => {
    expect(movedApart([95, 99], 15, [0, 100])).toEqual([85, 100]);
  });
});

describe('a close-up of curves', () => {
  it('is of the range in which they end', () => {
    const segments = [...dense.segments, ...pruned.segments];
    // They end between 0.80 and 0.90, in steps of 0.02.
    expect(curveCloseUp(segments, 'accuracy')).toEqual({ min: 0.8 });
    const option = optionOf([dense, pruned], { closeUp: { min: 0.8 } });
    expect(option.yAxis).toMatchObject({ min: 0.8 });
  });
  it('leaves out high losses', () => {
    const loss = segment('training', 0, [[1, 2.3], [2, 0.5], [3, 0.4]]); // prettier-ignore
    expect(curveCloseUp([loss], 'loss')).toEqual({ max: 0.4 });
  });
  it('is none where it would leave nothing out', () => {
    expect(curveCloseUp([segment('test', 0, [[2, 0.9]])], 'accuracy')).toBeNull();
    expect(curveCloseUp([], 'accuracy')).toBeNull();
  });
});
