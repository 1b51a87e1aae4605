import { describe, expect, it } from 'vitest';
import { spread } from '../../test/fixtures/records.ts';
import { spreadBounds } from './band.ts';

describe('spreadBounds', () => {
  it('stays within what an accuracy can be', () => {
    expect(spreadBounds(spread(0.999, 0.01))).toEqual([0.999 - 0.01, 1]);
    expect(spreadBounds(spread(0.005, 0.01))).toEqual([0, 0.005 + 0.01]);
  });

  it('is no more than the mean where there is one seed', () => {
    expect(spreadBounds(spread(0.97))).toEqual([0.97, 0.97]);
  });
});
