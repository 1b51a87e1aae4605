import { figuresIn } from '../charts/figures.ts';
import type { Answer, Candidate } from '../contract/answer.ts';
import { seriesLabels } from '../analysis/comparison/series-labels.ts';
import { namesIn } from '../language/names.ts';
import type { ReportInput, SectionContext } from './report-input.ts';
import { wordsIn } from './words/words.ts';

/** The input with names, labels of series and figures as the report's language has them. */
export function inLanguage(input: ReportInput): SectionContext {
  const { language = 'en', comparison, answer } = input;
  const words = wordsIn(language);
  const figures = figuresIn(language);
  const names = namesIn(language, input.registered, figures.plain);
  const labels = seriesLabels(comparison.series, names.strategy, {
    detail: (strategy, name, value) => names.strategyParameters(strategy, { [name]: value }),
    named: (label, details) => names.withDetail(label, names.list(details)),
  });
  const series = comparison.series.map((one, index) => ({
    ...one,
    label: labels[index] ?? one.label,
  }));
  const labelOf = new Map(series.map(({ key, label }) => [key, label]));
  return {
    ...input,
    words,
    figures,
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
