import type { Answer, Needs } from '../contract/answer.ts';
import type { PruningRounds } from '../contract/curves.ts';
import type { Language } from '../contract/language.ts';
import type { ReportSection } from '../contract/report.ts';
import type { Comparison, Results } from '../contract/results.ts';
import type { MetricPoint } from '../contract/run.ts';
import type { Sentence } from '../contract/sentence.ts';
import type { Soundness } from '../contract/soundness.ts';
import type { Registered } from '../language/names.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import type { Words } from './words/words.ts';

/** Everything a report is made of, as stored or computed from what is stored. */
export interface ReportInput {
  readonly results: Results;
  readonly comparison: Comparison;
  readonly soundness: Soundness;
  /** What people wrote about it, and how they tagged it. */
  readonly notes: string;
  readonly tags: readonly string[];
  /** What was asked for, and the answer to it. */
  readonly needs: Needs;
  readonly answer: Answer;
  /** Learning curves by run id. */
  readonly curves: Readonly<Record<string, readonly MetricPoint[]>>;
  /** When its strategies prune that do so several times. */
  readonly rounds: readonly PruningRounds[];
  /** What the document is made of, with its words. */
  readonly registered: Registered;
  /** The parts that are wanted; all where it is left out. */
  readonly sections?: readonly ReportSection[] | undefined;
  /** English where it is left out. */
  readonly language?: Language | undefined;
}

/** What a section is written from: words, names and figures of one language. */
export interface SectionContext extends ReportInput, Vocabulary {
  readonly words: Words;
  /** Sentences, one behind the other. */
  readonly told: (...sentences: readonly Sentence[]) => string;
}
