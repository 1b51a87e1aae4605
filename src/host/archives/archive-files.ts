import { isNotNull } from 'drizzle-orm';
import { say } from '../../contract/sentence.ts';
import { notOurs } from '../../db/archive/untrusted.ts';
import type { Orm } from '../../db/database.ts';
import { models } from '../../db/models-schema.ts';
import { datasets, experiments, runs } from '../../db/schema.ts';
import { fileMember } from './manifest.ts';
import type { FileMember, Folder, Manifest } from './manifest.ts';

/** A file that some row names: which, and how long it is. */
export interface NamedFile extends FileMember {
  readonly sizeBytes: number;
}

/** The files that belong to the rows of a database: networks of runs, imported networks, data sets. */
export function filesNamedBy(orm: Orm): NamedFile[] {
  const ofRuns = orm
    .selectDistinct({
      sha256: runs.weightsSha256,
      fileBytes: runs.fileBytes,
      sizeBytes: runs.sizeBytes,
    })
    .from(runs)
    .where(isNotNull(runs.weightsSha256))
    .all();
  const networks = ofRuns.map(({ sha256, fileBytes, sizeBytes }): NamedFile => {
    return { folder: 'weights', sha256: sha256 ?? '', sizeBytes: fileBytes ?? sizeBytes ?? 0 };
  });
  const others = (folder: Folder, rows: readonly { sha256: string; sizeBytes: number }[]) =>
    rows.map(({ sha256, sizeBytes }): NamedFile => ({ folder, sha256, sizeBytes }));
  return [
    ...new Map(networks.map((file) => [file.sha256, file])).values(),
    ...others('models', orm.select().from(models).all()),
    ...others('datasets', orm.select().from(datasets).all()),
  ];
}

/**
 * Makes sure that every file in an archive is one that its rows name, and that the manifest names the same
 * experiments as the database has.
 *
 * @throws UserError
 */
export function requireNamed({ members, experiments: listed }: Manifest, orm: Orm): void {
  const named = new Map(
    filesNamedBy(orm).map((file) => [`${file.folder}/${file.sha256}`, file.sizeBytes]),
  );
  const nobodys = members.find(({ name, sizeBytes }) => {
    const file = fileMember(name);
    return file && named.get(`${file.folder}/${file.sha256}`) !== sizeBytes;
  });
  if (nobodys) throw notOurs(say`nothing in it refers to the file ${nobodys.name}`);
  const own = orm.select({ id: experiments.id }).from(experiments).all();
  const isSame =
    own.length === listed.length && own.every(({ id }) => listed.some((one) => one.id === id));
  if (!isSame) throw notOurs(say`its experiments are not those of the manifest`);
}
