import { writtenDocument } from '../../contract/unused-fields.ts';
import { FIRST_NEEDS } from '../../contract/answer.ts';
import type { Language } from '../../contract/language.ts';
import type { ExportedFile, ExportFormat, ReportSection } from '../../contract/report.ts';
import type { Results } from '../../contract/results.ts';
import { tagsByExperiment } from '../../db/queries/history.ts';
import { curvesOfExperiment } from '../../db/queries/runs.ts';
import { answer } from '../../analysis/answer/answer.ts';
import { importedStartOf } from '../../analysis/soundness/imported-start.ts';
import { questionOf } from '../experiments/question.ts';
import { comparisonOf } from '../procedures/comparison.ts';
import { getExperiment, resultsOf } from '../procedures/experiments.ts';
import { pruningRoundsOf } from '../procedures/pruning-rounds.ts';
import { soundnessBy } from '../procedures/soundness.ts';
import { registered } from '../catalogue/registered.ts';
import type { Workbench } from '../workbench.ts';
import { csvOf } from '../../report/csv.ts';
import { fileNameOf } from './file-name.ts';
import type { Report } from '../../report/report.ts';

/** What is to be written, and as what. */
export interface ExportRequest {
  readonly id: string;
  readonly format: ExportFormat;
  /** The parts of a report; all where it is left out. CSV and JSON have no parts. */
  readonly sections?: readonly ReportSection[] | undefined;
  /** Of a report. */
  readonly language: Language;
  /** The folder of the figures beside a report's text. */
  readonly figuresIn: string;
}

/** Reports whose figures are files of their own. */
const WRITERS = {
  md: async () => (await import('../../report/markdown/markdown-of.ts')).markdownOf,
  tex: async () => (await import('../../report/latex/latex-of.ts')).latexOf,
};

/**
 * Writes an experiment in a format that others read, as far as its runs have come. What draws and
 * prints is loaded when it is asked for.
 *
 * @throws NotFound
 * @throws UserError when a PDF is asked for and nothing can print one
 */
export async function exportExperiment(
  workbench: Workbench,
  { id, format, sections, language, figuresIn }: ExportRequest,
): Promise<ExportedFile> {
  const results = resultsOf(workbench, id);
  const fileName = fileNameOf(results.document.name, id, format, language);
  const report = () => reportOn(workbench, results, { sections, language });
  switch (format) {
    case 'json': {
      const written = { ...results, document: writtenDocument(results.document) };
      const content = `${JSON.stringify(written, null, 2)}\n`;
      return { fileName, mediaType: 'application/json', encoding: 'utf8', content };
    }
    case 'csv':
      return { fileName, mediaType: 'text/csv', encoding: 'utf8', content: csvOf(results) };
    case 'md':
    case 'tex': {
      const [write, { zippedReport }] = await Promise.all([
        WRITERS[format](),
        import('./zipped-report.ts'),
      ]);
      const zip = zippedReport(`report.${format}`, write(await report(), figuresIn));
      const content = Buffer.from(zip).toString('base64');
      return { fileName, mediaType: 'application/zip', encoding: 'base64', content };
    }
    case 'html': {
      const { htmlOf } = await import('../../report/html/html-of.ts');
      return {
        fileName,
        mediaType: 'text/html',
        encoding: 'utf8',
        content: htmlOf(await report()),
      };
    }
    case 'pdf': {
      const [{ htmlOf }, { findChromium }, { printToPdf }] = await Promise.all([
        import('../../report/html/html-of.ts'),
        import('./pdf/find-chromium.ts'),
        import('./pdf/print-to-pdf.ts'),
      ]);
      const pdf = await printToPdf(htmlOf(await report()), findChromium());
      const content = Buffer.from(pdf).toString('base64');
      return { fileName, mediaType: 'application/pdf', encoding: 'base64', content };
    }
  }
}

/** The runs of a large experiment take their time to read: that is done once. */
async function reportOn(
  workbench: Workbench,
  results: Results,
  { sections, language }: Pick<ExportRequest, 'sections' | 'language'>,
): Promise<Report> {
  const { reportOf } = await import('../../report/report-of.ts');
  const { id, runs } = results;
  const comparison = comparisonOf(workbench, id);
  return reportOf({
    results,
    comparison,
    soundness: soundnessBy(workbench, results, runs, comparison),
    notes: getExperiment(workbench, id).notes,
    tags: tagsByExperiment(workbench.orm, id).get(id) ?? [],
    needs: FIRST_NEEDS,
    answer: answer(comparison, runs, FIRST_NEEDS, importedStartOf(questionOf(results.document))),
    curves: curvesOfExperiment(workbench.orm, id),
    rounds: pruningRoundsOf(workbench, id),
    registered,
    sections,
    language,
  });
}
