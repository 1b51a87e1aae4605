import { problemAt } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import { missingSparsities, tooManyRuns, tooManySeeds } from './count-runs.ts';
import { endlessDocument } from './bounded-document.ts';
import { documentSchema } from './document-schema.ts';
import { essenceOf } from './essence.ts';
import { importedAsItIs } from './imported-as-it-is.ts';
import { parseJson } from './parse-json.ts';
import { documentError, problemsOf, show } from './problems.ts';
import { schedulesWithoutTraining } from './schedules-without-training.ts';

/**
 * Validates an experiment document, fills in its defaults, and leaves out again what goes without
 * saying (`essenceOf`).
 *
 * @param input the document, or its text as JSON
 * @throws UserError with every problem that was found.
 */
export function parseDocument(input: unknown): ExperimentDocument {
  const document = typeof input === 'string' ? parseJson(input) : input;
  refuse(tooManySeeds(document));
  refuse(endlessDocument(document));
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw documentError([problemAt('', say`must be a JSON object; got ${show(document)}`)]);
  }
  const parsed = documentSchema.safeParse(document);
  if (!parsed.success) throw documentError(problemsOf(parsed.error, document));
  refuse([
    ...missingSparsities(parsed.data),
    ...importedAsItIs(parsed.data),
    ...schedulesWithoutTraining(parsed.data),
    ...tooManyRuns(parsed.data),
  ]);
  return essenceOf(parsed.data);
}

function refuse(problems: Parameters<typeof documentError>[0]): void {
  if (problems.length > 0) throw documentError(problems);
}
