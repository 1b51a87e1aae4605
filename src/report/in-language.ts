import { figuresIn } from '../charts/figures.ts';
import type { Answer, Candidate } from '../contract/answer.ts';
import { seriesLabels } from '../analysis/comparison/series-labels.ts';
import type { ReportInput, ReportNames, SectionContext } from './report-input.ts';
import { wordsIn } from './words/words.ts';

/** The input with names, labels of series and figures as the report's language has them. */
export function inLanguage(input: ReportInput): SectionContext {
  const { language = 'en', comparison, answer } = input;
  const words = wordsIn(language);
  const { strategies, models, datasets, series: wording } = words.common;
  const names: ReportNames = {
    strategy: (id) => strategies[id] ?? input.names.strategy(id),
    model: (id) => models[id] ?? input.names.model(id),
    dataset: (id) => datasets[id] ?? input.names.dataset(id),
  };
  const labels = seriesLabels(comparison.series, names.strategy, wording);
  const series = comparison.series.map((one, index) => ({
    ...one,
    label: labels[index] ?? one.label,
  }));
  const labelOf = new Map(series.map(({ key, label }) => [key, label]));
  return {
    ...input,
    words,
    figures: figuresIn(language),
    names,
    comparison: { ...comparison, series },
    answer: relabelled(answer, labelOf),
  };
}

function relabelled(answer: Answer, labelOf: ReadonlyMap<string, string>): Answer {
  const named = (candidate: Candidate): Candidate => ({
    ...candidate,
    label: labelOf.get(candidate.seriesKey) ?? candidate.label,
  });
  const { best, runnerUp, nearest, ties } = answer;
  return {
    ...answer,
    best: best && named(best),
    runnerUp: runnerUp && named(runnerUp),
    nearest: nearest && named(nearest),
    ties: ties.map(named),
  };
}
