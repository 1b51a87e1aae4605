import { describe, expect, it } from 'vitest';
import { lackingControls } from './controls.ts';

describe('lackingControls', () => {
  it('counts random pruning by its own proportions as random pruning', () => {
    expect(lackingControls(['random-proportional', 'l0'])).toEqual(['magnitude', 'scratch']);
    expect(lackingControls(['random', 'magnitude', 'scratch'])).toEqual([]);
  });
});
