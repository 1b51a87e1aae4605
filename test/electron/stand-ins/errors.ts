/* Imported first: an error that nothing catches would else open a modal dialog and wait for a click. */

function end(error: unknown): void {
  process.stderr.write(`main process: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(70);
}

process.on('uncaughtException', end);
process.on('unhandledRejection', end);
