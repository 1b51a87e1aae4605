import { DOCUMENT_NAMES, findDocument } from './documents.ts';
import type { DocumentName } from './documents.ts';

/** The pages of help in the order of their list: what is asked for most, then what explains methods. */
export const HELP_PAGES = [
  'guide',
  'terms',
  'checks',
  'shortcuts',
  ...DOCUMENT_NAMES.filter((name) => name !== 'guide'),
] as const;
export type HelpPage = DocumentName | 'terms' | 'checks' | 'shortcuts';

/** The page that an address means; the guide where it names none. */
export function helpPageOf(name: string | undefined): HelpPage {
  return HELP_PAGES.find((page) => page === name) ?? 'guide';
}

/** Where on which page of help something stands. */
export function helpRoute(page: HelpPage, at?: string) {
  return {
    name: 'help',
    params: page === 'guide' ? {} : { page },
    query: at === undefined || at === '' ? {} : { at },
  };
}

/** Where a link of a document leads: a file without a name is the page itself. */
export function linkedRoute(from: DocumentName, file: string, heading: string) {
  const page = file === '' ? from : findDocument(file);
  return page === undefined ? null : helpRoute(page, heading);
}
