import type { Choice, ExperimentDocument } from '../../contract/experiment.ts';

/** An entry of a document's strategies, with what the registry of strategies knows of it. */
export interface QuestionEntry {
  /** The choice without its list of levels: its id, and the parameters that all its runs have. */
  readonly choice: Choice;
  /** At which levels it is run: its own, or the document's sparsities. */
  readonly levels: readonly number[];
  /** The levels are sparsities that were asked for, not the strategy's own, such as thresholds. */
  readonly areSparsities: boolean;
  /** It stands beside what is asked about: a control, or a smaller network that is not pruned. */
  readonly isControl: boolean;
}

/** What an experiment asks, before anything of it is run. */
export interface Question {
  readonly document: ExperimentDocument;
  /** One for each of the document's strategies, in their order. */
  readonly entries: readonly QuestionEntry[];
  /** The strategies of `CONTROL_IDS`, with their defaults. */
  readonly controls: readonly Choice[];
}
