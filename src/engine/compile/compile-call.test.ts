import { expect, it } from 'vitest';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { compileCall } from './compile-call.ts';

it('computes what the function computes, for other values of its arguments', () => {
  const example = tf.zeros([2]);
  const call = compileCall((x) => [tf.tidy(() => tf.add(tf.mul(x, 3), [1, 2]))], [example]);
  expect([...(call.run(Float32Array.of(1, 10))[0] ?? [])]).toEqual([4, 32]);
  expect([...(call.run(Float32Array.of(0, 0))[0] ?? [])]).toEqual([1, 2]);
  call.dispose();
  example.dispose();
});

it('sees what is assigned to variables later', () => {
  const state = tf.variable(tf.scalar(2));
  const call = compileCall(() => [tf.tidy(() => tf.square(state as TensorFlow.Tensor))], []);
  expect(call.run()[0]?.[0]).toBe(4);
  tf.tidy(() => {
    state.assign(tf.scalar(5));
  });
  expect(call.run()[0]?.[0]).toBe(25);
  call.dispose();
  state.dispose();
});

it('refuses a function that assigns', () => {
  const state = tf.variable(tf.scalar(2), false, 'assigned-in-call');
  const assign = () => {
    tf.tidy(() => {
      state.assign(tf.add(state, 1));
    });
    return [];
  };
  expect(() => compileCall(assign, [])).toThrow('assigns assigned-in-call');
  expect(state.dataSync()[0]).toBe(2);
  state.dispose();
});
