import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';
import type { ReadNote } from '../../network.ts';

/** What there is to tell of a network that was read. Of what stands often in a network it tells once. */
export class ReadingNotes {
  readonly #notes: ReadNote[] = [];
  readonly #trainingNorms: string[] = [];
  readonly #foldedNorms: string[] = [];

  add(kind: ReadNote['kind'], sentence: Sentence): void {
    this.#notes.push({ kind, sentence });
  }

  /** A batch norm in training mode. */
  trainingNorm(node: string): void {
    this.#trainingNorms.push(node);
  }

  /** A node into which the exporter has folded the batch norm behind it. */
  foldedNorm(node: string): void {
    this.#foldedNorms.push(node);
  }

  all(): ReadNote[] {
    return [...this.#ofNorms(), ...this.#notes];
  }

  #ofNorms(): ReadNote[] {
    const [training] = this.#trainingNorms;
    const [folded] = this.#foldedNorms;
    return [
      ...(training === undefined
        ? []
        : [
            {
              kind: 'changed' as const,
              sentence: say`${this.#trainingNorms.length} batch norms (the first is ${training}) stand in
                training mode, in which they normalise by the batch: the network is taken with the running
                averages in the file, as it is used. PyTorch moves these while it exports in training mode;
                after model.eval(), training=TrainingMode.PRESERVE leaves them as they were trained.`,
            },
          ]),
      ...(folded === undefined
        ? []
        : [
            {
              kind: 'dropped' as const,
              sentence: say`The exporter has folded batch norm into ${this.#foldedNorms.length} layers
                (the first is ${folded}): the network computes the same, but has no batch norm to train with
                or to prune by. PyTorch keeps it with dynamo=False, training=TrainingMode.PRESERVE,
                do_constant_folding=False after model.eval().`,
            },
          ]),
    ];
  }
}
