import type { Choice, ExperimentDocument } from '../../contract/experiment.ts';
import type { Granularity } from '../../contract/words.ts';

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
  /** It trains from drawn weights, and not from those of the dense baseline. */
  readonly isAnew: boolean;
  /** What it removes. */
  readonly granularity: Granularity;
  /** It decides how much goes from each layer, and does not take the same share of all. */
  readonly sharesLayers: boolean;
  /** Its parameters that are not its defaults, levels left out. */
  readonly differing: Readonly<Record<string, unknown>>;
  /** The strategy that it follows, as its parameters differ from their defaults. */
  readonly follows: (Pick<QuestionEntry, 'differing'> & { readonly id: string }) | null;
}

/** What an experiment asks, before anything of it is run. */
export interface Question {
  readonly document: ExperimentDocument;
  /** One for each of the document's strategies, in their order. */
  readonly entries: readonly QuestionEntry[];
  /**
   * The learning rates that fine-tuning begins with, and that training ended with and had at most, as
   * its schedule has it.
   */
  readonly rates: {
    readonly fineTuning: number;
    /** Null where nothing is trained here before fine-tuning. */
    readonly trainingsLast: number | null;
    readonly trainingsHighest: number;
  };
}

/** What it is about: all but the controls, or these where there is nothing else. */
export function inQuestion(entries: readonly QuestionEntry[]): readonly QuestionEntry[] {
  const asked = entries.filter(({ isControl }) => !isControl);
  return asked.length > 0 ? asked : entries;
}
