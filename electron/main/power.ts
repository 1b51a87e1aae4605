import { app, powerMonitor, powerSaveBlocker } from 'electron';
import { WakefulWhile } from './wakeful-while.ts';

/** What is done when the machine's power is in question. */
export interface PowerListeners {
  /** Work that cannot be repeated cheaply should be on the disk soon. */
  save(): void;
  /** The system goes down: nobody can be asked any more. */
  goesDown(): void;
}

/** Listens to sleep, battery, heat and shutdown. Call it once the app is ready. */
export function watchPower({ save, goesDown }: PowerListeners): void {
  powerMonitor.on('suspend', save);
  // Electron knows no level of charge; from here on it only falls.
  powerMonitor.on('on-battery', save);
  powerMonitor.on('thermal-state-change', ({ state }) => {
    if (state === 'critical') save();
  });
  powerMonitor.on('shutdown', () => {
    save();
    goesDown();
  });
  // Windows tells windows instead.
  app.on('browser-window-created', (_event, window) => {
    window.on('session-end', () => {
      save();
      goesDown();
    });
  });
}

/** Keeps the machine from falling asleep by itself while it is at work. The screen may go dark. */
export function wakefulWhileWorking(): WakefulWhile {
  return new WakefulWhile(
    () => powerSaveBlocker.start('prevent-app-suspension'),
    (id) => powerSaveBlocker.stop(id),
  );
}
