// Sets a fresh clone up: `node scripts/setup.mjs [--with-browser] [--with-keras]`. Depends on nothing but the
// system's Node, npm, Python and C++ compiler, since it runs before anything is installed.
import { setUp } from './setup/set-up.mjs';

const FOR_TESTS = ['--with-browser', '--with-keras'];

const options = process.argv.slice(2);
const unknown = options.find((option) => !FOR_TESTS.includes(option));
const [withBrowser, withKeras] = FOR_TESTS.map((option) => options.includes(option));
if (unknown !== undefined) {
  process.stderr.write(
    `set-up: unknown option "${unknown}"; there are only ${FOR_TESTS.join(' and ')}\n`,
  );
  process.exitCode = 1;
} else if (!(await setUp({ withBrowser, withKeras }))) {
  process.exitCode = 1;
}
