import type { TrainingNow } from '../../contract/progress.ts';
import type { EpochSoFar } from './train.ts';

/** A speed is taken over so much time in steps, at least. */
const SPEED_OVER_MS = 1000;

/**
 * Makes of an epoch under way what is told of it. Its speed is that of the steps since it was last
 * taken, without what lies between them: waiting, validation, other runs' latencies.
 *
 * @param examples of an epoch
 */
export function createTrainingTeller(
  epochs: number,
  examples: number,
): (soFar: EpochSoFar) => TrainingNow {
  let since: { readonly seen: number; readonly milliseconds: number } | undefined;
  let imagesPerSecond: number | null = null;
  return ({ epoch, seen, lossSum, correct, milliseconds }) => {
    const allSeen = (epoch - 1) * examples + seen;
    // The first steps take longer, since they are recorded: a speed is taken from behind them.
    since ??= { seen: allSeen, milliseconds };
    const over = milliseconds - since.milliseconds;
    if (over >= SPEED_OVER_MS) {
      imagesPerSecond = ((allSeen - since.seen) / over) * 1000;
      since = { seen: allSeen, milliseconds };
    }
    const trainLoss = lossSum / seen;
    return {
      epoch,
      epochs,
      share: seen / examples,
      trainLoss: Number.isFinite(trainLoss) ? trainLoss : null,
      trainAccuracy: correct / seen,
      imagesPerSecond,
    };
  };
}
