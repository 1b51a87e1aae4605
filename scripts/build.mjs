// `npm run build`: builds the app where a source has changed since it was last built.
import { buildApp } from './launch/app-build.mjs';

if (!(await buildApp())) process.exitCode = 1;
