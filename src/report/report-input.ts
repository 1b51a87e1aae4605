import type { Figures } from '../charts/figures.ts';
import type { Answer, Needs } from '../contract/answer.ts';
import type { ReportLanguage, ReportSection } from '../contract/report.ts';
import type { Comparison, Results } from '../contract/results.ts';
import type { MetricPoint } from '../contract/run.ts';
import type { Soundness } from '../contract/soundness.ts';
import type { Names, Registered } from '../language/names.ts';
import type { Words } from './words/words.ts';

/** Everything a report is made of, as stored or computed from what is stored. */
export interface ReportInput {
  readonly results: Results;
  readonly comparison: Comparison;
  readonly soundness: Soundness;
  /** What was asked for, and the answer to it. */
  readonly needs: Needs;
  readonly answer: Answer;
  /** Learning curves by run id. */
  readonly curves: Readonly<Record<string, readonly MetricPoint[]>>;
  /** What the document is made of, with its words. */
  readonly registered: Registered;
  /** The parts that are wanted; all where it is left out. */
  readonly sections?: readonly ReportSection[] | undefined;
  /** English where it is left out. */
  readonly language?: ReportLanguage | undefined;
}

/** What a section is written from: words, names and figures of one language. */
export interface SectionContext extends ReportInput {
  readonly figures: Figures;
  readonly names: Names;
  readonly words: Words;
}
