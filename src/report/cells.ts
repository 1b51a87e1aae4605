import type { Figures } from '../language/figures.ts';
import type { PairedDifference, Spread } from '../contract/results.ts';
import type { Cell, Column } from './report.ts';

export const MISSING: Cell = { kind: 'missing' };

export const text = (value: string): Cell => ({ kind: 'text', text: value });

/** An id or hash; a long one is cut after `length` letters. */
export function code(value: string, length = value.length): Cell {
  return value.length <= length
    ? { kind: 'code', text: value }
    : { kind: 'code', text: value.slice(0, length), whole: value };
}

export const left = (title: string): Column => ({ title, align: 'left' });
export const right = (title: string): Column => ({ title, align: 'right' });

type SpreadFormat = (spread: Spread) => string;

/** Figures as cells: the text by `figures`, beside the stored value. Null is a missing cell. */
export function cellsIn(figures: Figures) {
  const single = (format: (value: number) => string) => (value: number | null) =>
    value === null ? MISSING : figure(format(value), value);
  const mean = (format: (value: number) => string) => (spread: Spread | null | undefined) =>
    spread ? figure(format(spread.mean), spread.mean) : MISSING;
  const interval = (format: SpreadFormat) => (spread: Spread | null | undefined) =>
    spread ? figure(format(spread), spread.mean) : MISSING;
  return {
    count: single(figures.count),
    plain: single(figures.plain),
    /** One accuracy in percent, without the unit. */
    percent: single((value) =>
      figures.percentInterval({ n: 1, mean: value, sd: null, halfWidth: null }),
    ),
    /** In percent with half of the 95 % interval's width, without the unit. */
    accuracy: interval(figures.percentInterval),
    accuracyWithUnit: interval(figures.accuracyInterval),
    points: interval(figures.pointsInterval),
    pValue: (difference: PairedDifference | null) =>
      single(figures.pValue)(difference?.adjustedP ?? null),
    sparsity: single(figures.sparsity),
    meanSparsity: mean(figures.sparsity),
    times: mean(figures.times),
    kilobytes: mean(figures.kilobytes),
    milliseconds: mean(figures.milliseconds),
    thousands: mean(figures.thousands),
    loss: single(figures.loss),
    meanLoss: mean(figures.signedLoss),
    norm: mean(figures.norm),
    singleNorm: single(figures.norm),
    /** In percent, without the unit. */
    meanShare: mean((share) =>
      figures.percentInterval({ n: 1, mean: share, sd: null, halfWidth: null }),
    ),
    elapsed: mean(figures.elapsed),
    timesExactly: single(figures.timesExactly),
  };
}

function figure(shown: string, value: number): Cell {
  return { kind: 'figure', text: shown, value };
}
