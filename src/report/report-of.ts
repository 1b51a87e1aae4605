import { reportSectionSchema } from '../contract/report.ts';
import type { ReportSection } from '../contract/report.ts';
import { paragraphText } from '../language/sentence-text.ts';
import { vocabularyIn } from '../language/vocabulary.ts';
import type { Block, Report } from './report.ts';
import type { ReportInput, SectionContext } from './report-input.ts';
import { accuracyBlocks } from './sections/accuracy.ts';
import { answerBlocks } from './sections/answer.ts';
import { curveBlocks } from './sections/curves.ts';
import { documentBlocks } from './sections/document.ts';
import { environmentBlocks } from './sections/environment.ts';
import { layerBlocks } from './sections/layers.ts';
import { noteBlocks } from './sections/notes.ts';
import { runBlocks } from './sections/runs.ts';
import { sideBySideBlocks } from './sections/side-by-side.ts';
import { soundnessBlocks } from './sections/soundness.ts';
import { summaryBlocks } from './sections/summary.ts';
import { tableBlocks } from './sections/table.ts';
import { trainingBlocks } from './sections/training.ts';
import { wordsIn } from './words/words.ts';

const SECTIONS: Record<ReportSection, (context: SectionContext) => Block[]> = {
  summary: summaryBlocks,
  notes: noteBlocks,
  answer: answerBlocks,
  accuracy: accuracyBlocks,
  'side-by-side': sideBySideBlocks,
  table: tableBlocks,
  layers: layerBlocks,
  curves: curveBlocks,
  training: trainingBlocks,
  soundness: soundnessBlocks,
  runs: runBlocks,
  document: documentBlocks,
  environment: environmentBlocks,
};

/**
 * An experiment as a report in the language that is asked for, in the order of the contract's sections,
 * without those that have nothing to say.
 */
export function reportOf(input: ReportInput): Report {
  const { results, sections = reportSectionSchema.options, language = 'en' } = input;
  const context: SectionContext = {
    ...input,
    ...vocabularyIn(language, input.registered),
    words: wordsIn(language),
    told: (...sentences) => paragraphText(sentences, language),
  };
  return {
    language,
    id: results.id,
    title: results.document.name,
    description: results.document.description,
    sections: reportSectionSchema.options
      .filter((id) => sections.includes(id))
      .map((id) => ({ id, title: context.words.titles[id], blocks: SECTIONS[id](context) }))
      .filter(({ blocks }) => blocks.length > 0),
  };
}
