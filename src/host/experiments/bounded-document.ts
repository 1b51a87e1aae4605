import { MAX_RUNS } from '../../contract/experiment.ts';
import { problemAt } from '../../contract/errors.ts';
import type { Problem } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';

/** Deeper than any field of a document lies. */
const MAX_DEPTH = 32;

/** Twice as many values as there may be runs, each of which a seed, strategy or level stands for. */
const MAX_VALUES = 2 * MAX_RUNS;

/**
 * What nobody has written as an experiment, found before anybody looks into it: to compare and to
 * show what is nested without end, or a million entries, takes a stack that overflows, or minutes.
 */
export function endlessDocument(document: unknown): Problem[] {
  let level: unknown[] = [document];
  let values = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    values += level.length;
    if (depth > MAX_DEPTH) {
      return [problemAt('', say`is nested deeper than ${MAX_DEPTH} levels: no field lies so deep`)];
    }
    if (values > MAX_VALUES) {
      return [problemAt('', say`has more than ${MAX_VALUES} values: name fewer of them`)];
    }
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return [];
}
