import { readVariables, writeVariables } from '../network/variables.ts';
import { writeThinned } from '../thinning/thin-model.ts';
import { thickenValues } from '../thinning/thin-values.ts';
import type { Thinning } from '../thinning/thinning.ts';
import { makeBatch } from '../training/batches.ts';
import { tf } from '../tensorflow.ts';
import {
  trainModel,
  type RunSession,
  type TrainingCost,
  type TrainingPhase,
} from './run-session.ts';

/** So many examples are shown to both networks before the thinned one is trusted. */
const COMPARED = 16;

/**
 * The session's masked network without the units that its masks remove, with its weights, once both
 * have answered a few examples alike.
 *
 * @returns its workspace, and the variables of the masked one.
 * @throws Error where the two answer differently: a defect.
 */
export async function thinnedTwin({ workspace }: RunSession, thinning: Thinning) {
  const { model, dataset } = workspace;
  const thinned = await workspace.thinned(thinning);
  const count = Math.min(COMPARED, dataset.train.count);
  const batch = makeBatch(
    dataset.train,
    Int32Array.from({ length: count }, (_, index) => index),
  );
  try {
    return { thinned, whole: writeThinned(thinned.model, model, thinning, batch.inputs) };
  } finally {
    tf.dispose([batch.inputs, batch.labels]);
  }
}

/**
 * Fine-tunes the session's masked model without the units that its masks remove, and brings the
 * weights back into it: the same training up to the rounding of shorter sums, in a part of the time.
 * What belongs to removed units stays as it is; nothing reads it.
 *
 * @throws Error when the thinned network does not answer as the masked one.
 */
export async function fineTuneThinned(
  session: RunSession,
  thinning: Thinning,
  phase: Omit<TrainingPhase, 'prepare'>,
): Promise<TrainingCost> {
  const { thinned, whole } = await thinnedTwin(session, thinning);
  const cost = await trainModel({ ...session, workspace: thinned }, phase);
  writeVariables(
    session.workspace.model,
    thickenValues(whole, readVariables(thinned.model), thinning),
  );
  return cost;
}
