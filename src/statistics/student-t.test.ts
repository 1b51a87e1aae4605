import { describe, expect, it } from 'vitest';
import { criticalT, twoSidedP } from './student-t.ts';

/*
 * The expected figures are of SciPy 1.17.1: `t.ppf(0.975, dof)` and `2 * t.sf(abs(t), dof)`.
 */
describe("student's t", () => {
  it.each([
    [1, 12.706204736],
    [2, 4.30265273],
    [4, 2.776445105],
    [9, 2.262157163],
    [29, 2.045229642],
  ])('with %i degrees of freedom is critical at %f', (dof, critical) => {
    expect(criticalT(dof)).toBeCloseTo(critical, 6);
  });

  it.each([
    [0, 3, 1],
    [2.5, 19, 0.02174041116839744],
    [-4.303, 2, 0.0499925249852145],
    [1000, 2, 9.999985000025e-7],
  ])('t = %f with %i degrees of freedom has p = %f', (t, dof, p) => {
    expect(twoSidedP(t, dof) / p).toBeCloseTo(1, 7);
  });

  it.each([
    [4, 0.05 / 3, 3.9607864827701835],
    [2, 0.01, 9.924843200918287],
  ])('with %i degrees of freedom is critical for a level of %f at %f', (dof, level, critical) => {
    expect(criticalT(dof, level)).toBeCloseTo(critical, 6);
  });
});
