import type { MetricPoint } from '../../contract/run.ts';

/** The gradient norm of a layer through the epochs, as `[epoch, mean over the seeds]`. */
export interface LayerGradient {
  readonly layer: string;
  readonly points: readonly (readonly [epoch: number, norm: number])[];
}

/**
 * From input to output. An epoch is there once every seed has come through it; a norm that is not
 * finite, or that an earlier version did not record, is not.
 *
 * @param curves one per seed.
 */
export function meanGradients(curves: readonly (readonly MetricPoint[])[]): LayerGradient[] {
  const norms = curves.flatMap((points) =>
    points.flatMap(({ epoch, layers }) =>
      (layers ?? []).map(({ layer, gradientNorm }) => ({ epoch, layer, norm: gradientNorm })),
    ),
  );
  return [...Map.groupBy(norms, ({ layer }) => layer)].map(([layer, own]) => ({
    layer,
    points: [...Map.groupBy(own, ({ epoch }) => epoch)].flatMap(([epoch, seeds]) => {
      const known = seeds.flatMap(({ norm }) => norm ?? []);
      if (known.length < curves.length) return [];
      return [[epoch, known.reduce((sum, norm) => sum + norm, 0) / known.length] as const];
    }),
  }));
}
