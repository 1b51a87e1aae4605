/** What npm's lock file (version 3) says of a package in one folder; a part of it. */
export interface LockedPackage {
  readonly version?: string;
  /** An SPDX expression; absent where the package names its licence in an older way, or not at all. */
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** By folder: `node_modules/a`, `node_modules/a/node_modules/b`, and the project itself as ``. */
export type LockedPackages = Readonly<Record<string, LockedPackage>>;

/**
 * The folders of the packages that the app consists of: what the project depends on, what it depends
 * on only for building and yet takes into the app (`imported`), and all that these bring along, for
 * every platform. Sorted.
 *
 * @param imported what the app's sources import, as they write it: `vue`, `naive-ui/es/button`
 */
export function shippedPackages(packages: LockedPackages, imported: Iterable<string>): string[] {
  const { dependencies = {}, optionalDependencies = {}, devDependencies = {} } = packages[''] ?? {};
  const builtIn = [...imported].map(packageName).filter((name) => name in devDependencies);
  const roots = [...Object.keys({ ...dependencies, ...optionalDependencies }), ...builtIn];
  return packagesBehind(packages, roots);
}

/** The folders of packages, and of all that these need at run time, for every platform. Sorted. */
export function packagesBehind(packages: LockedPackages, roots: readonly string[]): string[] {
  const shipped = new Set<string>();
  const add = (from: string, name: string): void => {
    const folder = folderOf(packages, from, name);
    if (folder === undefined || shipped.has(folder)) return;
    shipped.add(folder);
    for (const needed of neededBy(packages[folder] ?? {})) add(folder, needed);
  };
  for (const root of roots) add('', root);
  return [...shipped].sort();
}

/** The package of an import: `@scope/name/file` is of `@scope/name`. */
export function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function neededBy(own: LockedPackage): string[] {
  const isOptional = (name: string) => own.peerDependenciesMeta?.[name]?.optional === true;
  return [
    ...Object.keys(own.dependencies ?? {}),
    ...Object.keys(own.optionalDependencies ?? {}),
    ...Object.keys(own.peerDependencies ?? {}).filter((name) => !isOptional(name)),
  ];
}

/** Where Node finds a package: beside the one that asks, or beside one of the folders above it. */
function folderOf(packages: LockedPackages, from: string, name: string): string | undefined {
  const folder = `${from && `${from}/`}node_modules/${name}`;
  if (folder in packages) return folder;
  if (from === '') return undefined;
  return folderOf(packages, from.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, ''), name);
}
