// `npm run -s workbench -- COMMAND`: sets up where that is still to be done, then goes on as the
// command line. One program rather than two joined by `&&`: a shell remembers where it found `node`,
// and would run the second on the system's one although Node 24 has come meanwhile.
import { buildApp } from './launch/app-build.mjs';
import { runCommandLine } from './launch/command-line.mjs';
import { setUp } from './setup/set-up.mjs';

const args = process.argv.slice(2);
const needsPages = args[0] === 'serve';

if ((await setUp()) && (!needsPages || (await buildApp()))) await runCommandLine(args);
else process.exitCode = 1;
