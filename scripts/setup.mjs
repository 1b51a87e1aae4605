// Sets a fresh clone up: `node scripts/setup.mjs [--with-browser]`. Depends on nothing but the
// system's Node, npm, Python and C++ compiler, since it runs before anything is installed.
import { setUp } from './setup/set-up.mjs';

const options = process.argv.slice(2);
const unknown = options.find((option) => option !== '--with-browser');
if (unknown !== undefined) {
  process.stderr.write(`set-up: unknown option "${unknown}"; there is only --with-browser\n`);
  process.exitCode = 1;
} else if (!(await setUp({ withBrowser: options.length > 0 }))) {
  process.exitCode = 1;
}
