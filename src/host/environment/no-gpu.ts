import type { WhyCpu } from '../../contract/device.ts';
import { problemAt } from '../../contract/errors.ts';
import type { Problem } from '../../contract/errors.ts';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';

/** Why no GPU can be used, and what changes that. */
const REASONS: Readonly<Record<WhyCpu, Sentence>> = {
  chosen: say`the CPU is chosen in the settings of this workbench: choose “Automatic” there and start the
    workbench anew`,
  build: say`this workbench was set up without one: where the machine has an NVIDIA GPU, start it anew with
    WORKBENCH_DEVICE=gpu (the packaged app computes on the CPU alone)`,
  driver: say`the driver (nvidia-smi) lists none: install NVIDIA’s driver, or start the machine anew after an
    update of it`,
  hidden: say`CUDA_VISIBLE_DEVICES hides it: start the workbench without that variable`,
  library: say`TensorFlow cannot use the one that the driver lists, since a CUDA library is missing or the
    driver is too old for it: start the workbench anew with WORKBENCH_DEVICE=gpu, which fetches what is
    missing, or update the driver`,
};

/** The line for who expects a GPU where the processor computes. */
export function fallbackSentence(why: WhyCpu): Sentence {
  return say`Runs are computed on the CPU. No GPU can be used, since ${REASONS[why]}.`;
}

/** Why a run fails whose document names a GPU. */
export function lacksGpu(why: WhyCpu): Sentence {
  return say`Its document names a GPU, and none can be used here, since ${REASONS[why]}; or take “device” out
    of the document, and start it as another experiment.`;
}

/**
 * What keeps a document from being run here that names a device.
 *
 * @param why no GPU can be used; null where one can, or a trainer is yet to find out
 */
export function deviceProblems(
  { device }: Pick<ExperimentDocument, 'device'>,
  why: WhyCpu | null,
): Problem[] {
  if (device !== 'gpu' || why === null) return [];
  return [
    problemAt(
      'device',
      say`names a GPU, and none can be used here, since ${REASONS[why]}; or take “device” out of the document,
        and the settings choose`,
      say`a GPU is named, and none can be used here, since ${REASONS[why]}; or choose “Automatic” here, and the
        settings decide`,
    ),
  ];
}
