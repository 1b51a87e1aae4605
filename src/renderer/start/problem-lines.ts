import type { Problem } from '../../contract/errors.ts';
import { findPlace } from '../document/document-text.ts';
import type { ParsedDocument, Place, SyntaxFault } from '../document/document-text.ts';

/** One thing that is wrong with a document: what the text is not, or what the workbench found. */
export type ProblemLine =
  | { readonly kind: 'syntax'; readonly fault: SyntaxFault; readonly place: Place }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly place: Place | undefined };

/** Everything wrong with a document, each thing with its place in the text where it has one. */
export function problemLines(
  text: string,
  parsed: ParsedDocument,
  problems: readonly Problem[],
): ProblemLine[] {
  if (parsed.kind === 'broken') {
    return [{ kind: 'syntax', fault: parsed.fault, place: parsed.place }];
  }
  return problems.map((problem) => ({
    kind: 'problem',
    problem,
    place: findPlace(text, problem.path),
  }));
}
