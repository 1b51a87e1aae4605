import type { ExampleKind, ExampleQuery } from '../../contract/examples.ts';
import { exampleKindSchema } from '../../contract/examples.ts';

/** One class per example of the test set, as each network says. */
export interface PredictedClasses {
  readonly run: Uint8Array;
  readonly dense: Uint8Array;
  /** Of a second run, where one is looked at beside. */
  readonly beside?: Uint8Array | undefined;
}

/** What is found. */
export interface FoundExamples {
  /** Positions in the test set, of all that are found. */
  readonly indices: readonly number[];
  /** By kind, among those of the asked classes. */
  readonly counts: Record<ExampleKind, number>;
  /** Of the asked classes, of any kind. */
  readonly total: number;
}

/** The test examples that are asked for, in the order of the test set. */
export function chooseExamples(
  labels: Uint8Array,
  classes: PredictedClasses,
  { kind, label, predicted }: Pick<ExampleQuery, 'kind' | 'label' | 'predicted'>,
): FoundExamples {
  const { run, dense, beside } = classes;
  const counts = Object.fromEntries(exampleKindSchema.options.map((one) => [one, 0])) as Record<
    ExampleKind,
    number
  >;
  const indices: number[] = [];
  let total = 0;
  labels.forEach((own, index) => {
    if (label !== undefined && own !== label) return;
    if (predicted !== undefined && run[index] !== predicted && dense[index] !== predicted) return;
    total++;
    const kinds = [kindOf(dense[index] === own, run[index] === own)];
    if (beside !== undefined && beside[index] !== run[index]) kinds.push('disagree');
    for (const one of kinds) counts[one]++;
    if (kind === undefined || kinds.includes(kind)) indices.push(index);
  });
  return { indices, counts, total };
}

function kindOf(before: boolean, after: boolean): ExampleKind {
  if (before) return after ? 'both-right' : 'newly-wrong';
  return after ? 'newly-right' : 'both-wrong';
}
