import type { ExperimentDocument } from '../../contract/experiment.ts';

/** The same question with more seeds; what is finished already is shared with it. */
export function withSeeds(
  document: ExperimentDocument,
  seeds: readonly number[],
): ExperimentDocument {
  return { ...document, seeds: [...new Set([...document.seeds, ...seeds])] };
}
