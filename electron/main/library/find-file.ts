import { z } from 'zod';
import { LibraryTrouble } from './trouble.ts';
import type { Fetch } from './fetch-file.ts';

/** As PEP 691 has it; a part of it. */
const project = z.object({
  files: z.array(z.object({ url: z.string(), hashes: z.record(z.string(), z.string()) })),
});

/**
 * The index to ask, by the variables that lead pip as well.
 *
 * @param otherwise where neither is set
 */
export function packageIndex(
  otherwise: string,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const named = environment['WORKBENCH_PACKAGE_INDEX'] ?? environment['PIP_INDEX_URL'];
  return (named ?? otherwise).replace(/\/+$/, '');
}

/**
 * Where the index keeps a file, which its hash names.
 *
 * @returns its URL
 * @throws LibraryTrouble
 */
export async function findFile(
  { name, sha256 }: { readonly name: string; readonly sha256: string },
  index: string,
  fetch: Fetch,
): Promise<string> {
  const page = `${index}/${name}/`;
  const answer = await fetch(page, {
    headers: { accept: 'application/vnd.pypi.simple.v1+json' },
  }).catch((error: unknown) => {
    throw new LibraryTrouble('offline', `${page} cannot be reached.`, { cause: error });
  });
  if (!answer.ok) {
    throw new LibraryTrouble('not-there', `${page} answers with status ${answer.status}.`);
  }
  const listed = project.safeParse(await answer.json().catch(() => undefined));
  if (!listed.success) {
    throw new LibraryTrouble('not-there', `${page} does not speak JSON (PEP 691).`);
  }
  const found = listed.data.files.find(({ hashes }) => hashes['sha256'] === sha256);
  if (found === undefined) {
    throw new LibraryTrouble('not-there', `${page} lists no file with the SHA-256 ${sha256}.`);
  }
  return new URL(found.url, answer.url === '' ? page : answer.url).href;
}
