import { MAX_DOCUMENT_BYTES } from '../../contract/bridge.ts';
import type { OpenedDocument } from '../../contract/bridge.ts';

/** A file that is too large to be a document, and was not read. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}

/**
 * Reads a file that was chosen in the browser or dropped on the page.
 *
 * @throws FileTooLarge
 */
export async function readDocumentFile(file: File): Promise<OpenedDocument> {
  if (file.size > MAX_DOCUMENT_BYTES) throw new FileTooLarge(`${file.size} bytes`);
  return { name: file.name, text: await file.text() };
}
