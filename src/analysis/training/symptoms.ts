import type { LayerSignal, MetricPoint } from '../../contract/run.ts';

/**
 * From where on a curve shows something. That of overfitting is GL 5 of Prechelt, "Early Stopping - But
 * When?", 1998, a validation loss of 5 % above its least. Which way gradients and units go wrong is
 * described by Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
 * networks", AISTATS 2010 (vanishing), Pascanu et al., "On the difficulty of training recurrent neural
 * networks", ICML 2013 (a large increase of the norm: exploding), and Maas et al., "Rectifier
 * Nonlinearities Improve Neural Network Acoustic Models", 2013 (units that are never active); they name
 * no bounds. These are ours, and far from what trainings that work show.
 */
export const BOUNDS = {
  /** Rise of the validation loss over its least. */
  rise: 0.05,
  /** Norm of an early layer's gradient over that of the last layer, or over what it was at first. */
  vanished: 1e-3,
  /** A loss that has fallen to less than this share of what it was explains small gradients. */
  lossFallen: 0.1,
  /** Norm over what it was at first, */
  grown: 100,
  /** unless it is small all the same. */
  large: 1,
  /** Share of a layer's units. */
  dead: 0.4,
} as const;

/** What is wrong with a training, as its curve and the signals of its layers show it. */
export type Symptom =
  | {
      readonly kind: 'overfitting';
      /** The epoch of the least validation loss, and the rise since, as a share of it. */
      readonly since: number;
      readonly rise: number;
    }
  | {
      readonly kind: 'vanishing';
      readonly layer: string;
      /**
       * What its gradient is held against: the last layer's, or its own in the first epoch; nothing where
       * no layer has any.
       */
      readonly against: 'last' | 'first' | null;
      readonly ratio: number;
    }
  | {
      readonly kind: 'exploding';
      readonly layer: string;
      readonly epoch: number;
      /** How many times its first norm; null where it is not finite. */
      readonly factor: number | null;
    }
  | {
      readonly kind: 'dying';
      readonly layer: string;
      readonly dead: number;
      readonly units: number;
    };

/** @param points of one training, from its first epoch to its last. */
export function symptomsOf(points: readonly MetricPoint[]): Symptom[] {
  return [overfitting, vanishing, exploding, dying]
    .map((find) => find(points))
    .filter((found) => found !== null);
}

/**
 * The validation loss has risen from its least by more than the bound and lies above the training loss,
 * which has fallen meanwhile.
 */
function overfitting(points: readonly MetricPoint[]): Symptom | null {
  const validated = points.filter(hasValidation);
  const last = validated.at(-1);
  if (last === undefined) return null;
  const best = validated.reduce((least, point) =>
    point.validationLoss < least.validationLoss ? point : least,
  );
  const rise = last.validationLoss / best.validationLoss - 1;
  const isOverfitted =
    rise > BOUNDS.rise && last.trainLoss < best.trainLoss && last.validationLoss > last.trainLoss;
  return isOverfitted ? { kind: 'overfitting', since: best.epoch, rise } : null;
}

/**
 * At the end the gradient of an earlier layer is a vanishing share of the last layer's; or a layer's is
 * of what it was in the first epoch, although the loss is not; or there is none left at all.
 */
function vanishing(points: readonly MetricPoint[]): Symptom | null {
  const { first, last } = ends(points);
  if (first === undefined || last === undefined) return null;
  const [input] = last.layers;
  const output = last.layers.at(-1);
  const hasFallen = last.trainLoss < BOUNDS.lossFallen * first.trainLoss;
  if (input && !hasFallen && last.layers.every(({ gradientNorm }) => gradientNorm === 0)) {
    return { kind: 'vanishing', layer: input.layer, against: null, ratio: 0 };
  }
  const found = [
    ...last.layers.slice(0, -1).map((layer) => ({
      ...ratioOf(layer, output),
      against: 'last' as const,
    })),
    ...(hasFallen
      ? []
      : last.layers.map((layer) => ({
          ...ratioOf(layer, layerOf(first, layer)),
          against: 'first' as const,
        }))),
  ].filter(({ ratio }) => ratio < BOUNDS.vanished);
  const [worst] = found.toSorted((one, other) => one.ratio - other.ratio);
  return worst ? { kind: 'vanishing', ...worst } : null;
}

/** A gradient is not finite, or has grown by more than the factor to something that is not small. */
function exploding(points: readonly MetricPoint[]): Symptom | null {
  const { first } = ends(points);
  if (first === undefined) return null;
  for (const { epoch, layers } of points) {
    for (const { layer, gradientNorm } of layers ?? []) {
      const before = first.layers.find((one) => one.layer === layer)?.gradientNorm ?? 0;
      if (gradientNorm === null) return { kind: 'exploding', layer, epoch, factor: null };
      if (before === 0 || gradientNorm < BOUNDS.large) continue;
      const factor = gradientNorm / before;
      if (factor > BOUNDS.grown) return { kind: 'exploding', layer, epoch, factor };
    }
  }
  return null;
}

/** At the end a large share of a layer's units is zero on all examples. */
function dying(points: readonly MetricPoint[]): Symptom | null {
  const layers = (ends(points).last?.layers ?? []).flatMap(({ layer, units, deadUnits }) =>
    units === null || units === 0 || deadUnits === null ? [] : [{ layer, units, dead: deadUnits }],
  );
  const [worst] = layers.toSorted((one, other) => other.dead / other.units - one.dead / one.units);
  return worst && worst.dead / worst.units >= BOUNDS.dead ? { kind: 'dying', ...worst } : null;
}

type Validated = MetricPoint & { readonly validationLoss: number };
function hasValidation(point: MetricPoint): point is Validated {
  return point.validationLoss !== null;
}

type Signalled = MetricPoint & { readonly layers: readonly LayerSignal[] };
/** The first and the last epoch whose signals are known. */
function ends(points: readonly MetricPoint[]) {
  const signalled = points.filter((point): point is Signalled => Array.isArray(point.layers));
  return { first: signalled[0], last: signalled.at(-1) };
}

function layerOf({ layers }: Signalled, { layer }: LayerSignal): LayerSignal | undefined {
  return layers.find((one) => one.layer === layer);
}

/** One where there is nothing to divide by. */
function ratioOf(layer: LayerSignal, other: LayerSignal | undefined) {
  const { gradientNorm } = layer;
  const against = other?.gradientNorm ?? 0;
  const ratio = gradientNorm === null || against === 0 ? 1 : gradientNorm / against;
  return { layer: layer.layer, ratio };
}
