/*
 * Before the app's own script in the page: what Chromium 83 lacks. core-js comes with TensorFlow.js,
 * and is too old for the newest few.
 */
import 'core-js/full';
import './language.ts';

crypto.randomUUID ??= () =>
  '10000000-1000-4000-8000-100000000000'.replaceAll(/[018]/g, (digit) =>
    (
      Number(digit) ^
      ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & (15 >> (Number(digit) / 4)))
    ).toString(16),
  ) as ReturnType<typeof crypto.randomUUID>;
