import { describe, expect, it } from 'vitest';
import { spread } from '../test-data.ts';
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

  it('writes measured times and losses to three figures', () => {
    expect(english.milliseconds(0.12412)).toBe('0.124');
    expect(english.milliseconds(12.412)).toBe('12.4');
    expect(english.loss(0.07)).toBe('0.0700');
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
