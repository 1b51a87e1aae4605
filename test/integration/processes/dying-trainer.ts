/* A trainer that comes up, takes a task, and dies of it. */
process.on('message', () => {
  process.stderr.write('The net has grown legs and left.\n');
  process.exit(7);
});
process.send?.({ type: 'ready', runtime: { tensorflow: 'none' } });
