import { describe, expect, it } from 'vitest';
import { figuresIn } from '../../language/figures.ts';
import { sentenceText } from '../../language/sentence-text.ts';
import { testTogether } from './differences.ts';
import { shownName, shownOf, shownSentence } from './shown.ts';

const figures = figuresIn('en');
const of = (...rows: readonly number[][]) =>
  testTogether(
    rows.map((values) => new Map(values.map((value, seed) => [String(seed), value]))),
    { margin: 0.005, folds: null },
  ).map((difference) => {
    const shown = shownOf(difference);
    const sentence = shownSentence(difference, figures);
    return [
      shown && sentenceText(shownName(shown), 'en'),
      sentence && sentenceText(sentence, 'en'),
    ] as const;
  });

describe('what is shown of a difference', () => {
  it('is told with the p that decides, and for how many it is corrected', () => {
    const [[name, sentence] = []] = of([0.019, 0.02, 0.021]);
    expect(name).toBe('different');
    expect(sentence).toBe('A difference: p < 0.001.');
  });

  it('is equality only within the margin', () => {
    expect(of([0.0008, 0.001, 0.0012, 0.001])[0]).toEqual([
      'practically equal',
      'Practically equal: within ± 0.5 percentage points.',
    ]);
  });

  it('is never called equal for lack of evidence, and told apart from what is clear by itself', () => {
    const [wide, one] = of([0.02, 0.03, 0.04], [0.001, 0.3, -0.2], [-0.4, 0.0001, 0.3]);
    expect(wide?.[0]).toBe('clear by itself');
    expect(wide?.[1]).toContain(
      'its 95% interval excludes zero, but not after the correction (p = 0.11, corrected for 3 levels)',
    );
    expect(one?.[0]).toBe('undecided');
    expect(one?.[1]).toContain(
      'neither a difference (p = 1.0, corrected for 3 levels) nor equality',
    );
  });

  it('is told as such where networks are at chance', () => {
    const [found] = testTogether([new Map([['0', 0.1]])], { margin: 0.005, folds: null });
    const guess = found ? { ...found, state: 'at-chance' as const } : null;
    expect(shownOf(guess)).toBe('at-chance');
    const sentence = shownSentence(guess, figures);
    expect(sentence && sentenceText(sentence, 'zh')).toMatch(/^相当于猜测：/);
  });

  it('is nothing for a single seed, and told as such where all seeds agree', () => {
    expect(of([0.02])[0]).toEqual([null, null]);
    expect(of([0.02, 0.02, 0.02, 0.02, 0.02])[0]?.[1]).toBe('Every seed has this very difference.');
    expect(of([0.002, 0.002])[0]?.[1]).toBe('Undecided: seeds that agree may do so by chance.');
  });
});
