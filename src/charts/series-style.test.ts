import { describe, expect, it } from 'vitest';
import { strategyColour } from './palette.ts';
import { seriesStyles } from './series-style.ts';

const twoScopes = [
  { key: 'magnitude-global', strategy: 'magnitude', family: 'weight' },
  { key: 'magnitude-layer', strategy: 'magnitude', family: 'weight' },
  { key: 'activation-mean', strategy: 'activation-mean', family: 'activation' },
];

describe('seriesStyles', () => {
  it('gives a strategy one colour whichever others stand beside it', () => {
    const among = seriesStyles(twoScopes, 'light').get('activation-mean');
    const alone = seriesStyles(twoScopes.slice(2), 'light').get('activation-mean');
    expect(among?.colour).toBe(alone?.colour);
  });

  it('tells two entries of one strategy apart by line and points, not by colour', () => {
    const styles = seriesStyles(twoScopes, 'light');
    const [first, second] = [styles.get('magnitude-global'), styles.get('magnitude-layer')];
    expect(second?.colour).toBe(first?.colour);
    expect([first?.line, second?.line]).toEqual(['solid', 'dashed']);
    expect([first?.hollow, second?.hollow]).toEqual([false, true]);
  });

  it('shows the family by the shape of the points', () => {
    const styles = seriesStyles(twoScopes, 'light');
    expect(styles.get('magnitude-global')?.symbol).toBe('circle');
    expect(styles.get('activation-mean')?.symbol).toBe('triangle');
  });

  it('draws a strategy and a family that it has never heard of', () => {
    const style = seriesStyles([{ key: 'x', strategy: 'new', family: 'new' }], 'dark').get('x');
    expect(style?.colour).toBe(strategyColour('new', 'dark'));
    expect(style?.colour).toMatch(/^#[\da-f]{6}$/);
  });
});
