import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable } from 'markdown-table';
import { partsInPackages, partsInWheels } from './other-parts.ts';
import type { OtherPart } from './other-parts.ts';
import { shippedPackages } from './shipped-packages.ts';
import type { LockedPackages } from './shipped-packages.ts';

/** Where the list of licences stands, in the project's folder. */
export const LICENCE_LIST = 'docs/licences.md';

/**
 * The page that names everything the app is made of, with its licence: from the lock file, from what
 * the sources import, and from the packages that are installed. The same on every platform.
 *
 * @param root the project's folder
 * @throws Error naming a package that does not say its licence
 */
export function licenceList(root: string): string {
  const { packages } = readJson(join(root, 'package-lock.json')) as { packages: LockedPackages };
  const shipped = shippedPackages(packages, importsIn(root)).map((folder) => ({
    name: folder.replace(/^.*node_modules\//, ''),
    version: packages[folder]?.version ?? '',
    licence: packages[folder]?.license ?? olderLicence(root, folder),
  }));
  return `# Licences

Everything that Pruning Workbench is made of, which is itself under the [MIT licence](../LICENSE). None of
it is in this repository: npm and the set-up fetch it, with its licences, from where it is published.
\`npm run licences\` writes this page.

## In packages, under terms of its own

${tableOf(partsInPackages(packages))}

## Python wheels

Set-up takes libraries out of them, NVIDIA's where there is an NVIDIA GPU, and on a Mac Node.js.

${tableOf(partsInWheels())}

## npm packages

${shipped.length} packages that the app runs on or that are built into it, and what they depend on.
${listOf(shipped)}`;
}

/** What the app's sources import from elsewhere. */
function importsIn(root: string): Set<string> {
  const sources = globSync('{src,electron}/**/*.{ts,vue}', { cwd: root });
  const own = sources.filter((file) => !/\.(test|fixture)\.ts$/.test(file));
  const texts = own.map((file) => readFileSync(join(root, file), 'utf8'));
  const written = texts.flatMap((text) => [
    ...text.matchAll(/^(?:import|export|\} from)\b.*'([^'.][^']*)';$|\bimport\('([^'.][^']*)'\)/gm),
  ]);
  return new Set(written.map(([, imported, late]) => imported ?? late ?? ''));
}

/** As packages named their licences before SPDX: `licenses: [{ type: 'MIT' }]`. */
function olderLicence(root: string, folder: string): string {
  const own = readJson(join(root, folder, 'package.json')) as { licenses?: { type: string }[] };
  if (own.licenses) return own.licenses.map(({ type }) => type).join(' OR ');
  throw new Error(`${folder} does not say its licence: look it up, and say it here`);
}

function tableOf(parts: readonly OtherPart[]): string {
  const rows = parts.map(({ name, version, licence, terms }) => [name, version, licence, terms]);
  return markdownTable([['what', 'version', 'licence', 'its terms'], ...rows]);
}

/** The packages by their licence, the most frequent first. */
function listOf(packages: readonly Omit<OtherPart, 'terms'>[]): string {
  const byLicence = Map.groupBy(packages, ({ licence }) => licence);
  return [...byLicence]
    .sort(([, some], [, others]) => others.length - some.length)
    .map(([licence, own]) => {
      const lines = new Set(own.map(({ name, version }) => `- ${name} ${version}\n`));
      return `\n### ${licence}\n\n${[...lines].sort().join('')}`;
    })
    .join('');
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
