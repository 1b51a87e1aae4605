/* A process that reads data sets and never comes back from a task. */
process.on('message', () => {
  for (;;);
});
