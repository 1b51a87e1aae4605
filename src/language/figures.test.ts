import { describe, expect, it } from 'vitest';
import { spread } from '../../test/fixtures/records.ts';
import { figuresIn } from './figures.ts';

const english = figuresIn('en');
const chinese = figuresIn('zh');

describe('figures', () => {
  it('writes accuracies in percent with two decimals, with their spread where there is one', () => {
    expect(english.accuracy(0.97814)).toBe('97.81%');
    expect(english.accuracySpread(spread(0.97814, 0.00123))).toBe('97.81 ± 0.12%');
    expect(english.accuracySpread(spread(0.97814))).toBe('97.81%');
    expect(english.percentSpread(spread(0.97814, 0.00123))).toBe('97.81 ± 0.12');
  });

  it('writes means with half of their 95% interval, where there is one', () => {
    const seeds = { n: 3, mean: -0.0042, sd: 0.0004, halfWidth: 0.001 };
    expect(english.pointsInterval(seeds)).toBe('−0.42 ± 0.10');
    expect(english.pointsInterval({ ...seeds, halfWidth: null })).toBe('−0.42');
    expect(english.percentInterval({ ...seeds, mean: 0.97 })).toBe('97.00 ± 0.10');
    expect(english.percentInterval({ ...seeds, mean: 0.97, halfWidth: null })).toBe('97.00');
  });

  it('writes p-values to two figures, and no smaller than means something', () => {
    expect(english.pValue(0.03249)).toBe('0.032');
    expect(english.pValue(1)).toBe('1.0');
    expect(english.pValue(0.0004)).toBe('< 0.001');
  });

  it('writes sparsities with the digits they need', () => {
    expect(english.sparsity(0.8)).toBe('80%');
    expect(english.sparsity(0.984375)).toBe('98.44%');
    expect(english.sparsity(0)).toBe('0%');
  });

  it('does not call work finished before it is', () => {
    expect(english.done(0.9999)).toBe('99%');
    expect(english.done(1)).toBe('100%');
    expect(english.done(-0.1)).toBe('0%');
  });

  it('signs differences, and gives no sign to none', () => {
    expect(english.percentagePoints(-0.0042)).toBe('−0.42');
    expect(english.percentagePoints(0.0042)).toBe('+0.42');
    expect(english.percentagePoints(0)).toBe('0.00');
    expect(english.percentagePoints(-0.000001)).toBe('0.00');
  });

  it('writes weights to two figures, and differences of counts with their sign', () => {
    expect(english.weight(-0.0234)).toBe('−0.023');
    expect(english.weight(1.26)).toBe('1.3');
    expect(english.weight(0)).toBe('0');
    expect([3, -1200, 0].map(english.signedCount)).toEqual(['+3', '−1,200', '0']);
  });

  it('writes ratios as times', () => {
    expect(english.times(2)).toBe('2.0×');
    expect(english.times(9.97)).toBe('10.0×');
    expect(english.times(123.4)).toBe('123×');
  });

  it('picks the unit of bytes, 1000 of them to a kilobyte', () => {
    expect(english.bytes(512)).toBe('512 B');
    expect(english.bytes(407_080)).toBe('407.1 kB');
    expect(english.bytes(1_234_567)).toBe('1.2 MB');
    expect(english.bytes(33_700_000_000)).toBe('33.7 GB');
    expect(english.kilobytes(407_080)).toBe('407.1');
  });

  it('writes fractions in columns with one digit', () => {
    expect([0.8, 0.6856, 1].map(english.share)).toEqual(['80.0%', '68.6%', '100.0%']);
  });

  it('ends a half width of milliseconds at the digit of its mean', () => {
    expect(english.millisecondsHalf(0.002, 0.038)).toBe('0.0020');
    expect(english.millisecondsHalf(0.0671, 2.35)).toBe('0.07');
    expect(english.millisecondsHalf(3.4, 120)).toBe('3');
  });

  it('does not call a short time none', () => {
    expect(english.elapsed(0.01)).toBe('< 0.1 sec');
    expect(english.elapsed(0.12)).toBe('0.1 sec');
  });

  it('writes measured times and losses to three figures', () => {
    expect(english.milliseconds(0.12412)).toBe('0.124');
    expect(english.milliseconds(12.412)).toBe('12.4');
    expect(english.loss(0.07)).toBe('0.0700');
  });

  it('gives short measured times a digit after the point, and intervals half their width', () => {
    expect(english.elapsed(0.42)).toBe('0.4 sec');
    expect(english.elapsed(75)).toBe('1 min');
    expect(english.accuracyInterval({ n: 3, mean: 0.97814, sd: 0.001, halfWidth: 0.00248 })).toBe(
      '97.81 ± 0.25%',
    );
    expect(english.accuracyInterval(spread(0.97814))).toBe('97.81%');
  });

  it('shortens large counts', () => {
    expect(english.thousands(937)).toBe('937');
    expect(english.thousands(101_632)).toBe('101.6 k');
    expect(english.thousands(1_200_000)).toBe('1.2 M');
    expect(english.thousands(4_100_000_000)).toBe('4.1 G');
  });

  it('writes a time span as coarse as it is certain, in the language of the reader', () => {
    expect(english.duration(0.2)).toBe('1 sec');
    expect(english.duration(40)).toBe('40 sec');
    expect(english.duration(725)).toBe('12 min');
    expect(english.duration(7500)).toBe('2 hr 5 min');
    expect(chinese.duration(725)).toBe('12分钟');
  });

  it('leaves seeds and thresholds as they were given', () => {
    expect(english.plain(0.01)).toBe('0.01');
    expect(english.plain(3)).toBe('3');
  });
});
