/**
 * A failure the user can do something about: its message is one sentence that says what is missing
 * and what to do. Everything else that is thrown is a defect of the set-up and keeps its stack.
 */
export class SetupProblem extends Error {
  /** @override */
  name = 'SetupProblem';
}

/** What the operating system's refusals mean to the user, by error code. */
const REFUSALS = new Map([
  ['ENOSPC', 'the disk is full: free some space'],
  ['EDQUOT', 'your disk quota is used up: free some space'],
  ['EACCES', 'permission is denied: run it as the owner of the folder'],
  ['EPERM', 'permission is denied: run it as the owner of the folder'],
  ['ENOTDIR', 'a file stands where a folder is needed: give another folder'],
  ['EROFS', 'the file system is read-only: use a folder that can be written'],
]);

/**
 * The problem behind an error, where it is one that the user can solve.
 *
 * @param {unknown} error
 * @returns {SetupProblem | undefined}
 */
function findProblem(error) {
  if (error instanceof SetupProblem) return error;
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error);
  const refusal = REFUSALS.get(code ?? '');
  if (!refusal) return undefined;
  return new SetupProblem(
    `Cannot write ${path ?? 'a file'}, since ${refusal}, then run it again (WORKBENCH_CACHE_DIR ` +
      'names another folder for what is downloaded).',
  );
}

/**
 * Runs a part of the start, and says on stderr what keeps it from succeeding.
 *
 * @param {string} label what the sentence begins with
 * @param {() => Promise<void>} action
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function reportProblems(label, action) {
  try {
    await action();
    return true;
  } catch (error) {
    const problem = findProblem(error);
    if (!problem) throw error;
    process.stderr.write(`${label}: ${problem.message}\n`);
    return false;
  }
}
