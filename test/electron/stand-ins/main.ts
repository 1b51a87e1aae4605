/* The app's own main process as the vehicle's entry, after what must come first. */
import './errors.ts';
import './language.ts';
import '../../../electron/main/index.ts';
