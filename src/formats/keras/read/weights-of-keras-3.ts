import type { StoredArrays, ReadWeights } from './stored-weights.ts';
import { readVariable } from './stored-weights.ts';

/** As `.keras` has them: numbered, in folders that are called after classes, not layers. */
export const weightsOfKeras3 =
  (arrays: StoredArrays): ReadWeights =>
  (plans) =>
    new Map(
      [...plans].map(([layer, { groups }]) => [
        layer,
        new Map(
          groups.flatMap(({ at, variables }) =>
            variables.flatMap((variable, index) =>
              // How many examples `adapt` has seen is an integer, and of no use.
              variable.role === 'count'
                ? []
                : [
                    [
                      variable.role,
                      readVariable(
                        layer,
                        variable,
                        arrays,
                        `${[layer.store, at].filter(Boolean).join('/')}/vars/${index}`,
                      ),
                    ] as const,
                  ],
            ),
          ),
        ),
      ]),
    );
