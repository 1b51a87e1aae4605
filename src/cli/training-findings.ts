import { symptomSentences } from '../analysis/training/telling.ts';
import { trainingRows } from '../analysis/training/training-rows.ts';
import type { TrainingInput } from '../analysis/training/training-rows.ts';
import { paragraphText } from '../language/sentence-text.ts';
import { figures, names } from './english.ts';

/** What is wrong with how networks were trained, a line for each strategy and level of which it is said. */
export function trainingFindings(input: TrainingInput): string[] {
  const series = new Map(input.comparison.series.map((one) => [one.key, one]));
  return trainingRows(input).flatMap((row) => {
    const sentences = symptomSentences(row, figures);
    if (sentences.length === 0) return [];
    const own = series.get(row.seriesKey);
    const name = own
      ? `${names.series(own)} ${figures.plain(row.level)}`
      : names.strategy(row.seriesKey);
    return [`${name}: ${paragraphText(sentences, 'en')}`];
  });
}
