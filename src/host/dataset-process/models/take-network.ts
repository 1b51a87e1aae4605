import type { NetworkFormat, TakenNetwork } from '../../../contract/models.ts';
import { say } from '../../../contract/sentence.ts';
import { topologyOf } from '../../../engine/thinning/thin-model.ts';
import { storedNetwork } from '../../trainer/stored-network.ts';
import { inTurn, openNetwork, type NetworkTask } from '../open-network.ts';
import { differencesOf, requireSame } from './differences.ts';
import { modelFacts } from './model-facts.ts';
import { originOf } from './origin.ts';
import { ownAnswers } from './own-answers.ts';
import { proofExamples } from './proof-inputs.ts';
import { valuesNote } from './values-note.ts';
import { writeAs } from './write-as.ts';

/** The network of a run, and the format that it is to be taken away in. */
export interface TakeTask {
  readonly network: NetworkTask;
  readonly format: NetworkFormat;
  /** What it is called, where the format has a place for that. */
  readonly name: string;
}

/** A network in a file of that format. */
export interface TakenBytes extends TakenNetwork {
  readonly bytes: Uint8Array;
}

/**
 * Writes the network of a run in a format, and has that file answer beside the network.
 *
 * @throws UserError where the network is missing or damaged, has what the format cannot say, or the file
 * answers otherwise.
 */
export function takeNetwork({ network: task, format, name }: TakeTask): Promise<TakenBytes> {
  return inTurn(async () => {
    const { model } = await openNetwork(task);
    const stored = await storedNetwork(task.weightsDir, task.sha256);
    const network = { ...stored, topology: stored.topology ?? topologyOf(model) };
    const shape = model.inputs[0]?.shape.slice(1).map(Number) ?? [];
    const origin = await originOf(task.spec, task.places, shape);
    const written = await writeAs(format, { name, network, ...origin });
    const { bytes, notes, by, input, behind } = written;
    const inputs = proofExamples(input.original, modelFacts(model).macs);
    const figures = differencesOf({
      expected: ownAnswers(model, inputs, input, behind).values,
      found: (await written.answer(inputs)).values,
      examples: inputs.shape[0] as number,
    });
    requireSame(figures, say`The network and the file that was written of it`);
    return { format, bytes, notes: [...notes, valuesNote(task.spec)], proof: { by, ...figures } };
  });
}
