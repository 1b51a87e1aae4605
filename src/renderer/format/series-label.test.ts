import { describe, expect, it } from 'vitest';
import { splitSeriesLabel } from './series-label.ts';

describe('splitSeriesLabel', () => {
  it('finds what tells two entries of a strategy apart', () => {
    expect(splitSeriesLabel('Magnitude (layer)', 'Magnitude')).toEqual({
      name: 'Magnitude',
      detail: 'layer',
    });
  });

  it('does not take brackets of the strategy for a detail', () => {
    const name = 'Share of zero activations (APoZ)';
    expect(splitSeriesLabel(name, name)).toEqual({ name, detail: null });
    expect(splitSeriesLabel(`${name} (1000)`, name)).toEqual({ name, detail: '1000' });
  });

  it('does without the strategy, whose name may not be known', () => {
    expect(splitSeriesLabel('New (layer)', undefined)).toEqual({ name: 'New', detail: 'layer' });
    expect(splitSeriesLabel('New', undefined)).toEqual({ name: 'New', detail: null });
  });
});
