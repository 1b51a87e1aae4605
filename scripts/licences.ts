import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LICENCE_LIST, licenceList } from './licences/licence-list.ts';

// `npm run licences`: writes the list of licences anew, after a dependency has come, gone or changed.
const root = join(import.meta.dirname, '..');
writeFileSync(join(root, LICENCE_LIST), licenceList(root));
