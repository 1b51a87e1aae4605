/** A file that the user chose, by its name with the folders from the one that was chosen on. */
export interface ChosenFile {
  readonly name: string;
  readonly file: File;
}

/** A file, or all files of one folder, as the list of what was chosen shows it. */
export interface ChosenEntry {
  readonly name: string;
  /** Number of files; null for a single one. */
  readonly files: number | null;
  readonly sizeBytes: number;
}

/** What a dialog for files or for a folder gave. */
export function chosenIn(files: Iterable<File>): ChosenFile[] {
  return [...files].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/** What was dropped, with all that is in folders. What has no place in a file system is a file all the same. */
export async function droppedIn(event: DragEvent): Promise<ChosenFile[]> {
  // The list is gone as soon as the event is over.
  const found = [...(event.dataTransfer?.items ?? [])].map(
    (item) => item.webkitGetAsEntry() ?? item.getAsFile(),
  );
  const files = found.map(async (one) => {
    if (one === null) return [];
    return one instanceof File ? chosenIn([one]) : await filesIn(one, '');
  });
  return (await Promise.all(files)).flat();
}

async function filesIn(entry: FileSystemEntry, folder: string): Promise<ChosenFile[]> {
  const name = `${folder}${entry.name}`;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ name, file }];
  }
  const inside = await entriesIn(entry as FileSystemDirectoryEntry);
  return (await Promise.all(inside.map((inner) => filesIn(inner, `${name}/`)))).flat();
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** A reader gives some at a time, until it gives none. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** Files one by one, and those of a folder together. */
export function entriesOf(files: readonly ChosenFile[]): ChosenEntry[] {
  const entries = new Map<string, ChosenEntry>();
  for (const { name, file } of files) {
    const [top = name, ...inside] = name.split('/');
    const earlier = entries.get(top);
    entries.set(top, {
      name: top,
      files: inside.length === 0 ? null : (earlier?.files ?? 0) + 1,
      sizeBytes: (earlier?.sizeBytes ?? 0) + file.size,
    });
  }
  return [...entries.values()];
}

/** The files that do not belong to an entry. */
export function without(files: readonly ChosenFile[], entry: string): ChosenFile[] {
  return files.filter(({ name }) => name.split('/')[0] !== entry);
}

/** More files beside those that are there; one of the same name takes the place of the earlier one. */
export function withAdded(
  files: readonly ChosenFile[],
  more: readonly ChosenFile[],
): readonly ChosenFile[] {
  const names = new Set(more.map(({ name }) => name));
  return [...files.filter(({ name }) => !names.has(name)), ...more];
}
