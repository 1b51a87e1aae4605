/** What waits, in which order it is served, and what the machine does meanwhile. */
export const queue = {
  title: 'Queue',
  count: '{n} experiment has something left to do | {n} experiments have something left to do',
  hint: 'What is above is served first. Runs under way are always finished, and a run that experiments share goes with the first of them. What you start comes last.',
  failed: 'The queue could not be loaded: {message}',
  emptyTitle: 'Nothing is waiting',
  emptyText: 'Every experiment has run to its end. What you start next begins at once.',
  runFirst: 'Run first',
  runFirstHint: 'Serve it before all others; runs under way are finished',
  first: 'Run {name} first',
  up: 'Move {name} up',
  down: 'Move {name} down',
  moved: '“{name}” is now number {place} of {total}.',
  runsLeft: '{n} run left | {n} runs left',
  latenciesLeft: '{n} latency left | {n} latencies left',
  ahead: '{n} experiment is served before it. | {n} experiments are served before it.',
  toQueue: 'See the queue',
};

export const machine = {
  title: 'This machine',
  processors: 'Processors',
  memory: 'Memory',
  of: '{used} of {all}',
  gigabytesOf: '{used} of {all} GB',
  workbench:
    'The workbench: {trainers} trainer at work, {processors} processors, {memory} | The workbench: {trainers} trainers at work, {processors} processors, {memory}',
  idle: 'No trainer at work: the workbench takes {processors} processors, {memory}',
};

export const now = {
  epoch: 'epoch {epoch} of {epochs}',
  loss: 'loss {loss}',
  accuracy: 'accuracy {accuracy}',
  figuresHint: 'Of the training examples that this epoch has seen so far, each before its step.',
  speed: '{n} examples/s',
  usage: '{processors} CPU, {memory}',
  usageHint: 'What the process that trains it takes: logical processors, and memory.',
  trained: '{done} of {total} runs trained',
  measuring: 'measuring latency…',
  measuringLeft: 'measuring latency, about {time} left',
};
