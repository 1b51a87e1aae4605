import { findNodeAtLocation, parse, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';

/** A place in a text, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Why a text is not JSON: what was expected or does not belong there. */
export type SyntaxFault =
  | 'value'
  | 'name'
  | 'colon'
  | 'comma'
  | 'bracket'
  | 'end'
  | 'comment'
  | 'text'
  | 'number'
  | 'symbol';

/** A document's text as it was read: the value, or why it is not JSON and where. */
export type ParsedDocument =
  | { readonly kind: 'empty' }
  | { readonly kind: 'document'; readonly document: unknown }
  | { readonly kind: 'broken'; readonly fault: SyntaxFault; readonly place: Place };

const STRICT = { disallowComments: true, allowTrailingComma: false };

/** Reads the text of the editor. */
export function parseDocument(text: string): ParsedDocument {
  if (text.trim() === '') return { kind: 'empty' };
  const errors: ParseError[] = [];
  const document: unknown = parse(text, errors, STRICT);
  const [first] = errors;
  return first === undefined
    ? { kind: 'document', document }
    : { kind: 'broken', fault: faultOf(first.error), place: placeAt(text, first.offset) };
}

/** The steps of a path as the workbench writes it: `strategies[1].scope`. */
export function pathSteps(path: string): (string | number)[] {
  return [...path.matchAll(/\[(?<index>\d+)\]|(?<name>[^.[\]]+)/g)].map(({ groups }) =>
    groups?.['index'] === undefined ? (groups?.['name'] ?? '') : Number(groups['index']),
  );
}

/**
 * Finds in the text what a problem is about.
 *
 * @param path as the workbench writes it: `strategies[1].scope`; empty for the whole document
 * @returns undefined where there is no such thing in the text, e.g. for a missing field
 */
export function findPlace(text: string, path: string): Place | undefined {
  const root = parseTree(text);
  const steps = pathSteps(path);
  if (root === undefined || steps.length === 0) return undefined;
  const node = findNodeAtLocation(root, steps);
  if (node === undefined) return undefined;
  // A field's problem may be its name, so the place is that of name and value together.
  const owner = node.parent?.type === 'property' ? node.parent : node;
  return placeAt(text, owner.offset);
}

/** How a document is written into the editor: two spaces, lists of numbers on one line. */
export function documentText(document: unknown): string {
  // Line breaks within strings are escaped, so that only real lists match.
  return JSON.stringify(document, null, 2).replace(
    /\[\n\s+(?<numbers>-?[\d.eE+-]+(?:,\n\s+-?[\d.eE+-]+)*)\n\s+\]/g,
    (_all, numbers: string) => `[${numbers.replace(/,\s+/g, ', ')}]`,
  );
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function faultOf(code: ParseError['error']): SyntaxFault {
  switch (printParseErrorCode(code)) {
    case 'ValueExpected':
      return 'value';
    case 'PropertyNameExpected':
      return 'name';
    case 'ColonExpected':
      return 'colon';
    case 'CommaExpected':
      return 'comma';
    case 'CloseBraceExpected':
    case 'CloseBracketExpected':
      return 'bracket';
    case 'EndOfFileExpected':
      return 'end';
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return 'comment';
    case 'UnexpectedEndOfString':
    case 'InvalidUnicode':
    case 'InvalidEscapeCharacter':
    case 'InvalidCharacter':
      return 'text';
    case 'InvalidNumberFormat':
    case 'UnexpectedEndOfNumber':
      return 'number';
    default:
      return 'symbol';
  }
}
