/** How latency was measured, and measuring it again. */
export const latency = {
  title: 'Latency',
  unreliableTitle: 'Latency is unreliable: measure it again',
  some: 'This concerns the latencies marked “?”.',
  how: 'Networks that compute the same graph have one latency. Each was measured in {bursts} bursts apart in time, in turn with the dense network, last on {at}.',
  others: ' Other programs used {share} of the processor meanwhile.',
  again: 'Measure again',
  first: 'Measure latency',
  started: 'Measuring the latency of {n} run again | Measuring the latency of {n} runs again',
  gone: 'The network file of {n} run is gone: its latency stays as it is. | The network files of {n} runs are gone: their latencies stay as they are.',
  ofRun: 'Latency at batch {size}: {value} ms',
  ofDense: '{share} of the dense network’s',
  sameAsDense: 'the dense network’s own graph',
  unreliable: 'unreliable, measure again',
};
