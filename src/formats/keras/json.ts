import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';

/** A configuration is text; of the largest networks it has a few megabytes. */
const MAX_BYTES = 2 ** 26;

/** @throws UserError naming the file where it is no JSON. */
export function jsonOf(content: Uint8Array | string, file: string): unknown {
  if (content.length > MAX_BYTES) {
    throw new UserError(say`${file} has ${content.length} bytes; ${MAX_BYTES} are possible.`);
  }
  try {
    const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new UserError(
      say`${file} is no JSON (${error instanceof Error ? error.message : String(error)}). Save the model again with
        model.save.`,
    );
  }
}
