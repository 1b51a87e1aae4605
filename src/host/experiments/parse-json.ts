import { parse, printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import { problemAt, UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';

/**
 * Reads the text of a document. JSON.parse decides; where it refuses, the parser that editors use
 * says at which line and column, which JSON.parse does not always know.
 *
 * @throws UserError when the text is not JSON.
 */
export function parseJson(text: string): unknown {
  // Editors on Windows begin files with a byte order mark, which JSON does not allow.
  const json = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(json);
  } catch (error) {
    throw notJson(json, error as SyntaxError);
  }
}

function notJson(json: string, error: SyntaxError): UserError {
  const first = firstFault(json);
  const sentence = first
    ? say`is not JSON: ${words(printParseErrorCode(first.error))} at ${position(json, first.offset)}`
    : say`is not JSON: ${error.message}`;
  return new UserError(say`The experiment document ${sentence}.`, [problemAt('', sentence)]);
}

function firstFault(json: string): ParseError | undefined {
  const found: ParseError[] = [];
  try {
    parse(json, found, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    // It goes down into what is nested, and where that does not end its stack does.
    if (!(error instanceof RangeError)) throw error;
  }
  return found[0];
}

/** `PropertyNameExpected` becomes "property name expected". */
function words(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

function position(text: string, offset: number): Sentence {
  const before = text.slice(0, offset).split('\n');
  return say`line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
