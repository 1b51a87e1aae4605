import { z } from 'zod';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';

/** The database of an archive: the rows of its experiments. */
export const DATABASE_MEMBER = 'experiments.db';

/** The first member, which says what all others are. */
export const MANIFEST_MEMBER = 'manifest.json';

/*
 * What an archive may unpack to (docs/archives.md states these figures): more is refused before it is
 * unpacked.
 */
export const LIMITS = {
  /** The archive itself, and all that is in it. */
  archiveBytes: 64 * 2 ** 30,
  unpackedBytes: 64 * 2 ** 30,
  /** The file of a network or a data set. */
  fileBytes: 4 * 2 ** 30,
  databaseBytes: 2 * 2 ** 30,
  manifestBytes: 32 * 2 ** 20,
  members: 100_000,
} as const;

const FORMAT = 'pruning-workbench-archive';

/** Of this workbench; a higher one is refused, a lower one is none yet. */
const FORMAT_VERSION = 1;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** The folders of files in an archive, which are those of a data folder. */
export type Folder = 'weights' | 'models' | 'datasets';

/** No other names are members of an archive; none is ever used as a path. */
const FILE_MEMBER = /^(weights|models|datasets)\/([0-9a-f]{64})\.safetensors$/;

/** A file of an archive by what it is. */
export interface FileMember {
  readonly folder: Folder;
  readonly sha256: string;
}

/** What a member is by its name; undefined for the database and for names that no archive has. */
export function fileMember(name: string): FileMember | undefined {
  const [, folder, sha256] = FILE_MEMBER.exec(name) ?? [];
  return folder === undefined || sha256 === undefined
    ? undefined
    : { folder: folder as Folder, sha256 };
}

export function fileMemberName({ folder, sha256 }: FileMember): string {
  return `${folder}/${sha256}.safetensors`;
}

/** Whether a member of an archive can be called that. */
export function isMemberName(name: string): boolean {
  return name === MANIFEST_MEMBER || isNamedInManifest(name);
}

function isNamedInManifest(name: string): boolean {
  return name === DATABASE_MEMBER || fileMember(name) !== undefined;
}

const memberSchema = z
  .strictObject({
    name: z.string().refine(isNamedInManifest, {
      error: 'is no name that a member of an archive has',
    }),
    sizeBytes: z.int().min(0).max(LIMITS.fileBytes),
    sha256: hash,
  })
  .refine(({ name, sha256 }) => (fileMember(name)?.sha256 ?? sha256) === sha256, {
    error: 'is named by another hash than its own',
  });
export type Member = z.infer<typeof memberSchema>;

const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  /** The version of the workbench that made it. */
  workbench: z.string().min(1).max(50),
  createdAt: z.iso.datetime(),
  experiments: z
    .array(z.strictObject({ id: z.string().regex(/^[0-9a-f]{16}$/), name: z.string().max(200) }))
    .min(1)
    .max(10_000),
  /** Imported data sets of the experiments, and whether their examples are in the archive. */
  datasets: z
    .array(z.strictObject({ sha256: hash, name: z.string().max(100), included: z.boolean() }))
    .max(10_000),
  /** Whether networks were asked for; those whose files were lost are absent all the same. */
  withNetworks: z.boolean(),
  members: z.array(memberSchema).min(1).max(LIMITS.members),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The text of an archive's manifest. */
export function manifestText(manifest: Omit<Manifest, 'format' | 'formatVersion'>): string {
  const written: Manifest = { format: FORMAT, formatVersion: FORMAT_VERSION, ...manifest };
  return `${JSON.stringify(written, null, 1)}\n`;
}

/**
 * Reads what an archive says of itself.
 *
 * @param text whatever stands in its manifest
 * @throws UserError where that is no manifest of a version that is known
 */
export function parseManifest(text: string): Manifest {
  const parsed = manifestSchema.safeParse(jsonOf(text));
  if (!parsed.success) throw damagedManifest(parsed.error);
  const { members } = parsed.data;
  const names = new Set(members.map(({ name }) => name));
  if (names.size < members.length) {
    throw new UserError(say`The archive’s manifest names a member twice.`);
  }
  const database = members.find(({ name }) => name === DATABASE_MEMBER);
  if (database === undefined) {
    throw new UserError(say`The archive’s manifest names no database.`);
  }
  if (database.sizeBytes > LIMITS.databaseBytes) {
    throw new UserError(
      say`The archive’s database has ${database.sizeBytes.toLocaleString('en')} bytes, and
        ${LIMITS.databaseBytes.toLocaleString('en')} are allowed: ask for fewer experiments at a time.`,
    );
  }
  const unpacked = members.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (unpacked > LIMITS.unpackedBytes) {
    throw new UserError(
      say`The archive would unpack to ${unpacked.toLocaleString('en')} bytes, and
        ${LIMITS.unpackedBytes.toLocaleString('en')} are allowed: ask for fewer experiments at a time.`,
    );
  }
  return parsed.data;
}

function jsonOf(text: string): unknown {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch (error) {
    throw new UserError(
      say`The archive’s manifest is no JSON (${(error as Error).message.slice(0, 200)}).`,
    );
  }
  const version = z
    .looseObject({ format: z.literal(FORMAT), formatVersion: z.int() })
    .safeParse(said);
  if (version.success && version.data.formatVersion > FORMAT_VERSION) {
    throw new UserError(
      say`The archive has format ${version.data.formatVersion}, and this workbench knows formats up to
        ${FORMAT_VERSION}: update the workbench.`,
    );
  }
  return said;
}

function damagedManifest({ issues: [issue] }: z.ZodError): UserError {
  const place = issue?.path.map(String).join('.') ?? '';
  return new UserError(
    say`The archive’s manifest is not one (${place.slice(0, 100)}: ${issue?.message.slice(0, 200) ?? ''}).`,
  );
}
