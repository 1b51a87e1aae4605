/** Where the workbench does not know this browser, or no longer. */
export const stranger = {
  title: 'This browser is not let in yet',
  text: 'The workbench is running, but it does not know this browser. An address lets one browser in, once: the one that it printed when it started, or a new one that this command prints (with --data-dir where you chose a data folder):',
  again: 'The workbench was started anew and does not know this page.',
  hint: 'Open the address that it printed, or one that “{command}” prints, in this browser: then this page goes on by itself.',
  goesOn: 'Open it in this browser. This page goes on by itself then.',
  command: 'npm run -s workbench -- address',
};
