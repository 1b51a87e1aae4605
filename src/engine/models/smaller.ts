import type { Architecture } from './architecture.ts';

/** Halvings of (0, 1]: finer than one unit in the widest layer. */
const BISECTIONS = 40;

/** A width times a factor, as a whole number and at least 1. */
export function scaledWidth(width: number, factor: number): number {
  return Math.max(1, Math.round(width * factor));
}

/**
 * The same architecture with every hidden width scaled by one factor, such that its prunable weights
 * come nearest to (1 - sparsity) of the full model's: 784-128-10 at 0.5 gives 64 hidden units. Widths
 * are whole and at least 1, so that very high sparsities may not be reached.
 */
export function smallerAtSparsity(architecture: Architecture, sparsity: number): Architecture {
  const countAt = (factor: number): number => architecture.scaled(factor).prunable;
  const target = (1 - sparsity) * architecture.prunable;

  // The count never falls as the factor grows: close in on the step around the target.
  let below = 0;
  let above = 1;
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (below + above) / 2;
    if (countAt(middle) < target) below = middle;
    else above = middle;
  }
  return architecture.scaled(target - countAt(below) < countAt(above) - target ? below : above);
}
